//! The place a site is built into: never something of the reader's.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::{Problem, Workspace};

/// The file by which a site of ours is known; only such a directory is ever replaced.
pub const MARKER: &str = ".interleave-site";

pub(super) const MARKER_TEXT: &str =
    "This directory is built by `cargo run -- build` and replaced as a whole by the next build.\n";

/// `dest` as an absolute path, once it is certain that nothing of value is there.
pub(super) fn accept(workspace: &Workspace, dest: &Path) -> Result<PathBuf, Problem> {
    let named = dest.display();
    let absolute = std::path::absolute(dest)
        .map_err(|error| Problem::plain(format!("{named} is no path to build into: {error}")))?;
    // Through symbolic links, where something is there; else what is renamed would be the link.
    let absolute = absolute.canonicalize().unwrap_or(absolute);
    if absolute.starts_with(workspace.pages()) || absolute.starts_with(workspace.lessons_dir()) {
        let message = format!("{named} is among the book's sources: build somewhere else");
        return Err(Problem::plain(message));
    }
    match fs::read_dir(&absolute) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(absolute),
        Err(error) => Err(Problem::plain(format!(
            "cannot build into {named}: {error}"
        ))),
        Ok(mut entries) => {
            let ours = absolute.join(MARKER).is_file()
                || absolute == workspace.default_dest()
                || entries.next().is_none();
            if ours {
                return Ok(absolute);
            }
            Err(Problem::plain(format!(
                "{named} is not empty and holds no site of ours (no {MARKER}), and building would \
                 delete what is there: name another directory, or empty this one yourself"
            )))
        }
    }
}

/// A directory beside `dest`, on the same file system; it is deleted when dropped.
pub(super) fn beside(dest: &Path) -> Result<TempDir, Problem> {
    let parent = dest.parent().unwrap_or(dest);
    fs::create_dir_all(parent)
        .and_then(|()| {
            tempfile::Builder::new()
                .prefix(".interleave-building-")
                .tempdir_in(parent)
        })
        .map_err(|error| Problem::plain(format!("cannot build in {}: {error}", parent.display())))
}

/// Puts the site in `dir` into the place of `dest`; what was there is deleted with `dir`.
pub(super) fn swap(dir: &TempDir, dest: &Path) -> Result<(), Problem> {
    let old = dir.path().join("old");
    let had_one = match fs::rename(dest, &old) {
        Ok(()) => true,
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(cannot_replace(dest, &error)),
    };
    fs::rename(super::site_in(dir), dest).map_err(|error| {
        if had_one {
            // Best effort: the first failure is the one to report.
            let _ = fs::rename(&old, dest);
        }
        cannot_replace(dest, &error)
    })
}

fn cannot_replace(dest: &Path, error: &io::Error) -> Problem {
    Problem::plain(format!("cannot replace {}: {error}", dest.display()))
}
