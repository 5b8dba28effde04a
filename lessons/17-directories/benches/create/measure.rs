//! One measurement, in a process of its own.

use std::fs::{self, DirBuilder, File};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;
use std::time::Instant;

use lesson_17_directories::real::Real;
use lesson_17_directories::sync::{Mutex, thread};
use lesson_17_directories::whole_or_nothing;

/// Does `n` things of this kind in all, in so many threads, in the directory `base`, and prints how many
/// nanoseconds one took.
pub fn print(kind: &str, base: &Path, threads: usize, n: usize) {
    let start = Instant::now();
    thread::scope(|scope| {
        for thread in 0..threads {
            scope.spawn(move || {
                (0..n / threads).for_each(once(kind, base, thread));
            });
        }
    });
    println!("{}", start.elapsed().as_nanos() / n as u128);
}

/// What the thread does, with a number that it has not had before.
fn once(kind: &str, base: &Path, thread: usize) -> Box<dyn FnMut(usize)> {
    let mine = base.join(thread.to_string());
    let tree = move |number| format!("{}-{number}/a/b/c", mine.display());
    let mine = base.join(thread.to_string());
    match kind {
        "create" => Box::new(move |number| {
            whole_or_nothing::create(&Real, Path::new(&tree(number))).expect("there is room");
        }),
        "std" => Box::new(move |number| {
            let mut builder = DirBuilder::new();
            let made = builder.recursive(true).mode(0o755).create(tree(number));
            made.expect("there is room");
        }),
        "directory" => Box::new(move |_| {
            fs::create_dir(&mine).expect("nobody else wants it");
            fs::remove_dir(&mine).expect("it has just been made");
        }),
        "flock" => {
            let file = File::create(mine).expect("there is room");
            Box::new(move |_| {
                file.lock().expect("nobody else wants it");
                file.unlock().expect("it is locked");
            })
        }
        "mutex" => {
            let mutex = Mutex::new(());
            Box::new(move |_| drop(mutex.lock()))
        }
        _ => panic!("no such kind: {kind}"),
    }
}
