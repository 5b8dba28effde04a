//! Wrong: where there is no room for the parameters, the directory stays, with what could be written.

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
    let number = first_free(|number| runs.create_dir(&format!("new-{number}")))?;
    let aside = format!("new-{number}");
    runs.write(&format!("{aside}/parameters"), parameters)?;
    first_free(|number| runs.rename(&aside, &format!("run-{number}")))
}

fn first_free(attempt: impl Fn(u32) -> io::Result<()>) -> io::Result<u32> {
    let mut number = 1;
    loop {
        match attempt(number) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => number += 1,
            done => return done.map(|()| number),
        }
    }
}
