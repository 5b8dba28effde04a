//! Wrong: the directory can be seen before its parameters are in it.

use std::io::{self, ErrorKind};

pub trait Runs: Sync {
    fn create_dir(&self, name: &str) -> io::Result<()>;
    fn exists(&self, name: &str) -> bool;
    fn read(&self, name: &str) -> io::Result<String>;
    fn write(&self, name: &str, text: &str) -> io::Result<()>;
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;
    fn remove(&self, name: &str) -> io::Result<()>;
}

pub fn new_run(runs: &impl Runs, parameters: &str) -> io::Result<u32> {
    let mut number = 1;
    // A number that has been taken is never given back, whatever becomes of the run.
    while let Err(error) = runs.create_dir(&format!("taken-{number}")) {
        match error.kind() {
            ErrorKind::AlreadyExists => number += 1,
            _ => return Err(error),
        }
    }
    let run = format!("run-{number}");
    runs.create_dir(&run)?;
    let file = format!("{run}/parameters");
    let written = runs.write(&file, parameters);
    if written.is_err() {
        let _ = runs.remove(&file);
        let _ = runs.remove(&run);
    }
    written.map(|()| number)
}
