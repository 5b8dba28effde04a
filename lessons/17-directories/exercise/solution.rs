//! Exercise 17: run directories. Each is made whole under a name that nobody looks for; the rename that
//! shows it also decides its number.

use std::io::{self, ErrorKind};

/// The directory in which the runs are, shared by threads and processes. Each operation happens at one
/// moment. A name is `NAME` or `NAME/FILE`.
pub trait Runs: Sync {
    /// Makes a directory, unless anything has that name: then the error is `AlreadyExists`.
    fn create_dir(&self, name: &str) -> io::Result<()>;
    /// Whether anything has that name.
    fn exists(&self, name: &str) -> bool;
    /// What is in a file.
    fn read(&self, name: &str) -> io::Result<String>;
    /// Writes a file, new or over the old one. Where there is no room the file may be there, cut short.
    fn write(&self, name: &str, text: &str) -> io::Result<()>;
    /// Gives a directory another name, unless anything has that: then the error is `AlreadyExists`.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;
    /// Removes a file or an empty directory.
    fn remove(&self, name: &str) -> io::Result<()>;
}

/// Makes a directory `run-N` with `parameters` in it, and returns N.
pub fn new_run(runs: &impl Runs, parameters: &str) -> io::Result<u32> {
    let number = first_free(|number| runs.create_dir(&format!("new-{number}")))?;
    let aside = format!("new-{number}");
    let file = format!("{aside}/parameters");
    let shown = runs.write(&file, parameters).and_then(|()| {
        let show = |number| runs.rename(&aside, &format!("run-{number}"));
        first_free(show)
    });
    if shown.is_err() {
        let _ = runs.remove(&file);
        let _ = runs.remove(&aside);
    }
    shown
}

/// The first number with which something can be done that nobody else has done.
fn first_free(attempt: impl Fn(u32) -> io::Result<()>) -> io::Result<u32> {
    let mut number = 1;
    loop {
        match attempt(number) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => number += 1,
            done => return done.map(|()| number),
        }
    }
}
