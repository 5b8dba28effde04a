//! The modelled file system answers as the real one does: every short sequence of operations is
//! carried out on both.
#![cfg(any(target_os = "linux", target_os = "macos"))]

use std::env;
use std::fs;
use std::io;
use std::path::Path;

use lesson_17_directories::files::Files;
use lesson_17_directories::modelled::Modelled;
use lesson_17_directories::real::Real;

/// Operations of a sequence, after one that makes `a`.
const LENGTH: usize = 3;

type Operation = fn(&dyn Files) -> Result<bool, io::ErrorKind>;

const OPERATIONS: [Operation; 11] = [
    |files| done(files.create_dir(Path::new("a"))),
    |files| done(files.create_dir(Path::new("./a/b"))),
    |files| done(files.create_dir(Path::new("c"))),
    |files| Ok(files.is_dir(Path::new("a"))),
    |files| Ok(files.is_dir(Path::new("a/b"))),
    |files| Ok(files.is_dir(Path::new("./c/b"))),
    |files| done(files.remove_dir(Path::new("a"))),
    |files| done(files.remove_dir(Path::new("a/b"))),
    |files| done(files.remove_dir(Path::new("c"))),
    |files| done(files.rename(Path::new("a"), Path::new("c"))),
    |files| done(files.rename(Path::new("a/b"), Path::new("./c"))),
];

fn done(result: io::Result<()>) -> Result<bool, io::ErrorKind> {
    result.map(|()| true).map_err(|error| error.kind())
}

/// One test, since it changes the current directory.
#[test]
fn the_model_answers_as_the_real_one() {
    let home = env::current_dir().unwrap();
    let scratch = tempfile::tempdir().unwrap();
    env::set_current_dir(&scratch).unwrap();
    for sequence in 0..OPERATIONS.len().pow(LENGTH as u32) {
        let model = Modelled::with_room_for(100);
        assert_eq!(OPERATIONS[0](&model), OPERATIONS[0](&Real));
        for place in 0..LENGTH {
            let number = sequence / OPERATIONS.len().pow(place as u32) % OPERATIONS.len();
            let operation = OPERATIONS[number];
            let (real, modelled) = (operation(&Real), operation(&model));
            assert_eq!(modelled, real, "operation {place} of sequence {sequence}");
        }
        for entry in fs::read_dir(".").unwrap() {
            fs::remove_dir_all(entry.unwrap().path()).unwrap();
        }
    }
    let too_long: Operation = |files| done(files.create_dir(Path::new(&"x".repeat(256))));
    assert_eq!(too_long(&Modelled::with_room_for(100)), too_long(&Real));
    env::set_current_dir(home).unwrap();
}
