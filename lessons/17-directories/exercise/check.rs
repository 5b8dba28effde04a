//! What is checked of `new_run`, on a model of a directory: entries behind one lock.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};

use lesson_exercise::Check;

use super::exercise::{Runs, new_run};
use crate::sync::model::check;
use crate::sync::{Mutex, thread};

pub const CHECKS: &[Check] = &[
    Check::new("two at once", two_at_once),
    Check::new("one fails meanwhile", one_fails_meanwhile),
    Check::new("somebody looks", somebody_looks),
    Check::new("a full disk", a_full_disk),
];

/// A file with more text than this does not fit.
const LONGEST: usize = 10;

/// What does not fit.
const TOO_LONG: &str = "more parameters than there is room for";

/// Names, and what is in those that are files.
type Entries = BTreeMap<String, Option<String>>;

struct Disk {
    entries: Mutex<Entries>,
    room: usize,
}

fn disk(entries: Mutex<Entries>, room: usize) -> Disk {
    Disk { entries, room }
}

impl Disk {
    fn is_full(&self, entries: &Entries) -> bool {
        entries.len() >= self.room
    }

    /// What is there that belongs to a run, whole or not.
    fn left(&self) -> Option<String> {
        let entries = self.entries.lock().unwrap();
        let mut names = entries.keys();
        let of_a_run = |name: &&String| name.starts_with("run-") || name.contains('/');
        names.find(of_a_run).cloned()
    }

    /// Whether every run that can be seen, at one moment, has these parameters.
    fn shows_only(&self, parameters: &str) -> bool {
        let entries = self.entries.lock().unwrap();
        let runs = entries
            .keys()
            .filter(|name| name.starts_with("run-") && !name.contains('/'));
        runs.map(|run| entries.get(&format!("{run}/parameters")))
            .all(|file| file == Some(&Some(parameters.to_owned())))
    }
}

/// Whether the directory in which a name stands is there.
fn has_parent(entries: &Entries, name: &str) -> bool {
    match name.split_once('/') {
        None => true,
        Some((parent, _)) => entries.get(parent) == Some(&None),
    }
}

impl Runs for Disk {
    #[track_caller]
    fn create_dir(&self, name: &str) -> io::Result<()> {
        let mut entries = self.entries.lock().unwrap();
        match () {
            () if entries.contains_key(name) => Err(ErrorKind::AlreadyExists.into()),
            () if !has_parent(&entries, name) => Err(ErrorKind::NotFound.into()),
            () if self.is_full(&entries) => Err(ErrorKind::StorageFull.into()),
            () => {
                entries.insert(name.to_owned(), None);
                Ok(())
            }
        }
    }

    #[track_caller]
    fn exists(&self, name: &str) -> bool {
        self.entries.lock().unwrap().contains_key(name)
    }

    #[track_caller]
    fn read(&self, name: &str) -> io::Result<String> {
        let entries = self.entries.lock().unwrap();
        match entries.get(name) {
            Some(Some(text)) => Ok(text.clone()),
            Some(None) => Err(ErrorKind::IsADirectory.into()),
            None => Err(ErrorKind::NotFound.into()),
        }
    }

    #[track_caller]
    fn write(&self, name: &str, text: &str) -> io::Result<()> {
        let mut entries = self.entries.lock().unwrap();
        match entries.get(name) {
            Some(None) => return Err(ErrorKind::IsADirectory.into()),
            Some(Some(_)) => {}
            None if !has_parent(&entries, name) => return Err(ErrorKind::NotFound.into()),
            None if self.is_full(&entries) => return Err(ErrorKind::StorageFull.into()),
            None => {}
        }
        let written: String = text.chars().take(LONGEST).collect();
        let fits = written == text;
        entries.insert(name.to_owned(), Some(written));
        if fits {
            Ok(())
        } else {
            Err(ErrorKind::StorageFull.into())
        }
    }

    #[track_caller]
    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let mut entries = self.entries.lock().unwrap();
        if entries.contains_key(to) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        if entries.get(from) != Some(&None) || !has_parent(&entries, to) {
            return Err(ErrorKind::NotFound.into());
        }
        let below = format!("{from}/");
        let moved = |(name, file): (String, Option<String>)| match name.strip_prefix(&below) {
            Some(rest) => (format!("{to}/{rest}"), file),
            None if name == from => (to.to_owned(), file),
            None => (name, file),
        };
        *entries = std::mem::take(&mut *entries)
            .into_iter()
            .map(moved)
            .collect();
        Ok(())
    }

    #[track_caller]
    fn remove(&self, name: &str) -> io::Result<()> {
        let mut entries = self.entries.lock().unwrap();
        let below = format!("{name}/");
        if entries.keys().any(|other| other.starts_with(&below)) {
            return Err(ErrorKind::DirectoryNotEmpty.into());
        }
        let removed = entries.remove(name);
        removed.map(drop).ok_or_else(|| ErrorKind::NotFound.into())
    }
}

/// The number that a call for which there is room returns.
fn number(run: io::Result<u32>) -> u32 {
    match run {
        Ok(number) => number,
        Err(error) => {
            check(
                false,
                &format!("refused: there was room, and it said: {error}"),
            );
            0
        }
    }
}

/// Whether there is such a run, with these parameters.
fn is_whole(runs: &Disk, number: u32, parameters: &str) -> bool {
    let file = runs.read(&format!("run-{number}/parameters"));
    number > 0 && file.is_ok_and(|text| text == parameters)
}

fn two_at_once() {
    let directory = Mutex::new(Entries::new());
    let runs = disk(directory, 100);
    let (one, other) = thread::scope(|scope| {
        let other = scope.spawn(|| number(new_run(&runs, "other")));
        (number(new_run(&runs, "one")), other.join().unwrap())
    });
    let message = format!("unique: two runs have the number {one}");
    check(one != other, &message);
    for (number, parameters) in [(one, "one"), (other, "other")] {
        let message = format!("parameters: run-{number}/parameters are not those of its run");
        check(is_whole(&runs, number, parameters), &message);
    }
}

/// There is no room for the parameters of another.
fn one_fails_meanwhile() {
    let directory = Mutex::new(Entries::new());
    let runs = disk(directory, 100);
    let before = thread::scope(|scope| {
        let other = scope.spawn(|| new_run(&runs, TOO_LONG).is_err());
        let before = number(new_run(&runs, "one"));
        let message = "answer: there was no room for its parameters, and it returned a number";
        check(other.join().unwrap(), message);
        before
    });
    let after = number(new_run(&runs, "two"));
    let message = format!("increase: run {before} had been given out, and the next was {after}");
    check(after > before, &message);
}

fn somebody_looks() {
    let directory = Mutex::new(Entries::new());
    let runs = disk(directory, 100);
    thread::scope(|scope| {
        let looks = scope.spawn(|| runs.shows_only("one"));
        number(new_run(&runs, "one"));
        let message = "half made: somebody saw a run without its parameters";
        check(looks.join().unwrap(), message);
    });
}

/// There is no room for the parameters, or for so many entries in all.
fn a_full_disk() {
    for (room, parameters) in [
        (100, TOO_LONG),
        (0, "one"),
        (1, "one"),
        (2, "one"),
        (3, "one"),
    ] {
        let directory = Mutex::new(Entries::new());
        let runs = disk(directory, room);
        match new_run(&runs, parameters) {
            Ok(number) => {
                let message = "answer: it returned a number, and there is no such run";
                check(is_whole(&runs, number, parameters), message);
            }
            Err(error) => {
                let left = runs.left();
                let name = left.as_deref().unwrap_or_default();
                let message = format!("left over: it failed, and there is still {name}");
                check(left.is_none(), &message);
                let message = format!("answer: the disk was full, and it said: {error}");
                check(error.kind() == ErrorKind::StorageFull, &message);
            }
        }
    }
}
