//! What this lesson asks of a file system. Everything that is explored is written against this, and
//! runs on the real one ([`crate::real`]) and on a model ([`crate::modelled`]).

use std::io;
use std::path::Path;

// ANCHOR: files
/// A file system, shared by everyone: each operation happens at one moment.
pub trait Files: Sync {
    /// Makes one directory. An error when its parent is missing, or anything has that name.
    fn create_dir(&self, path: &Path) -> io::Result<()>;
    /// Whether there is a directory, or a symbolic link to one.
    fn is_dir(&self, path: &Path) -> bool;
    /// Removes an empty directory.
    fn remove_dir(&self, path: &Path) -> io::Result<()>;
    /// Gives a directory another name. An error, and no change, when anything has that name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
}
// ANCHOR_END: files

/// Where a name stands: of `a/b` that is `a`, of `a` the current directory, of `/` nothing.
pub fn parent(path: &Path) -> Option<&Path> {
    path.parent().map(|parent| match parent.as_os_str() {
        empty if empty.is_empty() => Path::new("."),
        _ => parent,
    })
}
