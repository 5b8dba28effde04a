//! Two threads need the same directory.

use std::io::{self, ErrorKind};
use std::path::Path;

use crate::files::Files;
use crate::sync::{print, thread};

// ANCHOR: check-then-create
/// A bug: what was seen is no longer true when it is acted on.
pub fn check_then_create(files: &impl Files, path: &Path) -> io::Result<()> {
    if !files.is_dir(path) {
        files.create_dir(path)?; // BUG: another may have come first
    }
    Ok(())
}
// ANCHOR_END: check-then-create

// ANCHOR: create-then-look
/// Mended: acts first, and looks only at what the system answers.
pub fn create_then_look(files: &impl Files, path: &Path) -> io::Result<()> {
    match files.create_dir(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && files.is_dir(path) => Ok(()),
        made => made,
    }
}
// ANCHOR_END: create-then-look

// ANCHOR: two
/// Ann and Bob both need it, and say what came of it.
pub fn two<F: Files>(files: &F, ensure: fn(&F, &Path) -> io::Result<()>) {
    thread::scope(|scope| {
        for name in ["Ann", "Bob"] {
            scope.spawn(move || match ensure(files, Path::new("box")) {
                Ok(()) => print(format!("{name} has the box")),
                Err(error) => print(format!("{name} has not: {}", error.kind())),
            });
        }
    });
}
// ANCHOR_END: two
