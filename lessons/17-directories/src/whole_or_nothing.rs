//! A directory and its parents, all of them or none.

use std::io::ErrorKind::{AlreadyExists, DirectoryNotEmpty, InvalidInput, NotFound};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::failed::Failed;
use crate::files::{Files, parent};

/// Rounds beyond one for each directory of the path. Whoever removes what is needed costs one.
const MORE_ROUNDS: usize = 4;

// ANCHOR: create
/// Makes what is missing aside, under a name that nobody asks for, and renames it when it is whole.
///
/// Nobody is ever told of a directory that is taken back. Where others are making the same tree,
/// whoever is first has made it for all, and the rest go on below.
///
/// # Errors
/// The directory at which it ended, and why. Nothing of what it has made is left.
pub fn create(files: &impl Files, path: &Path) -> Result<(), Failed> {
    let mut failed = Failed::new(path, NotFound.into());
    for _ in 0..path.components().count() + MORE_ROUNDS {
        match files.create_dir(path) {
            Ok(()) => return Ok(()),
            Err(error) if error.kind() == AlreadyExists && files.is_dir(path) => return Ok(()),
            // A path that no system call can take has no part that is to blame.
            Err(error) if error.kind() == InvalidInput => return Err(Failed::new(path, error)),
            Err(error) => failed = Failed::new(first_missing(files, path), error),
        }
        if failed.cause.kind() == NotFound && failed.path != path {
            match create_aside(files, &failed.path, path) {
                Ok(()) => return Ok(()),
                Err(error) => failed = error,
            }
        }
        if !is_anothers_doing(failed.cause.kind()) {
            break;
        }
    }
    Err(failed)
}

/// Makes all from `top` down to `path` beside `top`, and puts it in its place.
fn create_aside(files: &impl Files, top: &Path, path: &Path) -> Result<(), Failed> {
    let aside = claim(files, top).map_err(|error| Failed::new(top, error))?;
    let mut made = vec![aside];
    let whole = below(files, top, path, &mut made);
    let placed = whole.and_then(|()| {
        let renamed = files.rename(&made[0], top);
        renamed.map_err(|error| Failed::new(top, error))
    });
    if placed.is_err() {
        for step in made.iter().rev() {
            let _ = files.remove_dir(step); // the error to be told is the other one
        }
    }
    placed
}
// ANCHOR_END: create

/// Makes a directory beside `top` that nobody else has made.
fn claim(files: &impl Files, top: &Path) -> io::Result<PathBuf> {
    let beside = parent(top).unwrap_or(top);
    let mut number = 0;
    loop {
        let aside = beside.join(format!(".new-{number}"));
        match files.create_dir(&aside) {
            Err(error) if error.kind() == AlreadyExists => number += 1,
            made => return made.map(|()| aside),
        }
    }
}

/// Makes what is below `top` of `path` in the last of `made`, and adds it there.
fn below(
    files: &impl Files,
    top: &Path,
    path: &Path,
    made: &mut Vec<PathBuf>,
) -> Result<(), Failed> {
    let rest = path.strip_prefix(top).unwrap_or(path);
    let mut meant = top.to_owned();
    for name in rest {
        meant.push(name);
        let step = made[made.len() - 1].join(name);
        (files.create_dir(&step)).map_err(|error| Failed::new(&meant, error))?;
        made.push(step);
    }
    Ok(())
}

/// The first of a path's directories that is none.
fn first_missing<'a>(files: &impl Files, path: &'a Path) -> &'a Path {
    let mut first = path;
    while let Some(parent) = parent(first)
        && parent != first
        && !files.is_dir(parent)
    {
        first = parent;
    }
    first
}

/// Whether it may be otherwise when one tries again.
fn is_anothers_doing(kind: ErrorKind) -> bool {
    matches!(kind, NotFound | AlreadyExists | DirectoryNotEmpty)
}
