//! Exercise 17: run directories.
//!
//! Leave `Runs` as it is: on the real file system and in the checks it is something else each time. This
//! file is yours: `cargo run -- check 17` says what it does, `cargo run -p exercise-17-directories` runs it.
#![allow(unused_variables, unused_imports, dead_code)]

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

/// Makes a directory `run-N` with the file `run-N/parameters`, which contains `parameters`, and returns
/// N, which is at least 1.
///
/// Threads and processes call it at the same time; they share nothing but `runs`. What must hold,
/// whoever moves next:
///
/// - No two calls return the same number, and none fails because of another.
/// - The numbers increase: a call that begins after another has returned gets a greater number.
/// - Whoever sees `run-N` finds its parameters in it, at any moment.
/// - When it fails, nothing is left of the run: no `run-N`, and no file, under any name. (An empty
///   directory under another name may stay.) The error is the one that was met.
pub fn new_run(runs: &impl Runs, parameters: &str) -> io::Result<u32> {
    todo!()
}
