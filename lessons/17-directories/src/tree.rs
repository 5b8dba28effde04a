//! A directory and its parents, made one after the other.

use std::io::ErrorKind::AlreadyExists;
use std::path::Path;

use crate::failed::Failed;
use crate::files::Files;
use crate::sync::{print, thread};

/// The directories that a path leads through, the first one first, itself the last.
fn from_the_top(path: &Path) -> Vec<&Path> {
    let named = |path: &&Path| !path.as_os_str().is_empty();
    let mut steps: Vec<&Path> = path.ancestors().filter(named).collect();
    if steps.is_empty() {
        steps.push(path);
    }
    steps.reverse();
    steps
}

// ANCHOR: one-by-one
/// As Go and std do: whoever makes the same tree helps. Where it ends halfway, the first half stays.
pub fn one_by_one(files: &impl Files, path: &Path) -> Result<(), Failed> {
    for step in from_the_top(path) {
        match files.create_dir(step) {
            Err(error) if error.kind() == AlreadyExists && files.is_dir(step) => {}
            made => made.map_err(|error| Failed::new(step, error))?,
        }
    }
    Ok(())
}
// ANCHOR_END: one-by-one

// ANCHOR: cleans-up
/// A bug: where it ends halfway, it takes back what it has made, perhaps from others.
pub fn cleans_up(files: &impl Files, path: &Path) -> Result<(), Failed> {
    let mut made = Vec::new();
    for step in from_the_top(path) {
        match files.create_dir(step) {
            Ok(()) => made.push(step),
            Err(error) if error.kind() == AlreadyExists && files.is_dir(step) => {}
            Err(error) => {
                for step in made.iter().rev() {
                    let _ = files.remove_dir(step); // BUG: others may have been told of it
                }
                return Err(Failed::new(step, error));
            }
        }
    }
    Ok(())
}
// ANCHOR_END: cleans-up

/// A way to make a directory and its parents.
pub type Create<F> = fn(&F, &Path) -> Result<(), Failed>;

// ANCHOR: one-fails
/// Ann's path ends in a name that is too long. Bob needs the directory that it begins with.
pub fn one_fails<F: Files>(files: &F, create: Create<F>) {
    let long = "x".repeat(256);
    thread::scope(|scope| {
        scope.spawn(|| {
            let made = create(files, &Path::new("box").join(long));
            assert!(made.is_err(), "no file system has names that long");
        });
        scope.spawn(|| {
            let made = create(files, Path::new("box"));
            match (made, files.is_dir(Path::new("box"))) {
                (Ok(()), true) => print("Bob has the box"),
                (Ok(()), false) => print("Bob had the box"),
                (Err(failed), _) => print(format!("Bob has not: {}", failed.cause.kind())),
            }
        });
    });
}
// ANCHOR_END: one-fails

/// Ann and Bob each make a directory in the same one, which is not there yet.
pub fn same_parent<F: Files>(files: &F, create: Create<F>) {
    thread::scope(|scope| {
        for name in ["Ann", "Bob"] {
            scope.spawn(move || match create(files, &Path::new("box").join(name)) {
                Ok(()) => print(format!("{name} has a place in the box")),
                Err(failed) => print(failed),
            });
        }
    });
}
