//! The real file system.

use std::fs::{self, DirBuilder};
use std::io;
use std::path::Path;

use crate::files::Files;

/// That of this process, with paths from its current directory.
#[derive(Debug, Clone, Copy)]
pub struct Real;

impl Files for Real {
    fn create_dir(&self, path: &Path) -> io::Result<()> {
        let mut builder = DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o755);
        builder.create(path)
    }

    fn is_dir(&self, path: &Path) -> bool {
        path.is_dir()
    }

    fn remove_dir(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    /// On Linux and macOS; elsewhere an empty directory of that name is replaced.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        #[cfg(any(target_os = "linux", target_os = "macos"))]
        {
            use rustix::fs::{CWD, RenameFlags, renameat_with};
            Ok(renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE)?)
        }
        #[cfg(not(any(target_os = "linux", target_os = "macos")))]
        fs::rename(from, to)
    }
}
