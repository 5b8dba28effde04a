//! Wrong: a number is taken before it is certain that there will be a run. Given back after a failure, it
//! is less than numbers that have been given out meanwhile.

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
    while let Err(error) = runs.create_dir(&format!("taken-{number}")) {
        match error.kind() {
            ErrorKind::AlreadyExists => number += 1,
            _ => return Err(error),
        }
    }
    let (aside, file) = (format!("new-{number}"), format!("new-{number}/parameters"));
    let made = (runs.create_dir(&aside)).and_then(|()| runs.write(&file, parameters));
    let shown = made.and_then(|()| runs.rename(&aside, &format!("run-{number}")));
    if shown.is_err() {
        let _ = runs.remove(&file);
        let _ = runs.remove(&aside);
        let _ = runs.remove(&format!("taken-{number}"));
    }
    shown.map(|()| number)
}
