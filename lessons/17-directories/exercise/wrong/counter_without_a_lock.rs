//! Wrong: two may read the same number before either has counted on.

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
    let last = runs.read("last").unwrap_or_default();
    let number = last.parse().unwrap_or(0) + 1;
    let counted = runs.write("last", &number.to_string());
    let shown = counted.and_then(|()| runs.rename(&aside, &format!("run-{number}")));
    match shown {
        Ok(()) => Ok(number),
        Err(error) => {
            remove(runs, &aside);
            // It is there, and that is what was wanted.
            let is_there = error.kind() == ErrorKind::AlreadyExists;
            if is_there { Ok(number) } else { Err(error) }
        }
    }
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
