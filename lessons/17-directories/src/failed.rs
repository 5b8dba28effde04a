//! Why there is no directory.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// A directory that could not be made, and why not.
#[derive(Debug)]
pub struct Failed {
    /// That one of the path's directories at which it ended.
    pub path: PathBuf,
    /// What the system said.
    pub cause: io::Error,
}

impl Failed {
    /// At this directory, for this reason.
    pub fn new(path: &Path, cause: io::Error) -> Self {
        let path = path.to_owned();
        Self { path, cause }
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot create {:?}: {}", self.path, self.cause)
    }
}

impl Error for Failed {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.cause)
    }
}
