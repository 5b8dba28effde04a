//! Wrong: the number that was free when it was looked for may be another's by now.

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
    let aside = aside(runs, parameters)?;
    let mut number = 1;
    while runs.exists(&format!("run-{number}")) {
        number += 1;
    }
    let shown = runs.rename(&aside, &format!("run-{number}"));
    shown.inspect_err(|_| remove(runs, &aside)).map(|()| number)
}

/// A directory with its parameters, under a name that nobody looks for.
fn aside(runs: &impl Runs, parameters: &str) -> io::Result<String> {
    let mut number = 1;
    let aside = loop {
        let aside = format!("new-{number}");
        match runs.create_dir(&aside) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => number += 1,
            made => break made.map(|()| aside)?,
        }
    };
    let written = runs.write(&format!("{aside}/parameters"), parameters);
    written.inspect_err(|_| remove(runs, &aside)).map(|()| aside)
}

fn remove(runs: &impl Runs, name: &str) {
    let _ = runs.remove(&format!("{name}/parameters"));
    let _ = runs.remove(name);
}
