//! Where the site is served, for those who print addresses of its pages.
//!
//! A server holds a file of `target/serving`, whose name is its port, locked for as long as it
//! lives. The system takes the lock away when the process ends, however it ends, so a file that is
//! left over means nothing; and several servers have a file each.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// Says that a site is served, until it is dropped.
pub(crate) struct Serving {
    path: PathBuf,
    /// Holds the lock.
    _file: File,
}

fn dir(root: &Path) -> PathBuf {
    root.join("target/serving")
}

impl Serving {
    /// Says that the checkout's site is served at this port. `None` where that cannot be written:
    /// then others do not know.
    pub(crate) fn at(root: &Path, port: u16) -> Option<Self> {
        fs::create_dir_all(dir(root)).ok()?;
        let path = dir(root).join(port.to_string());
        let file = OpenOptions::new()
            .create(true)
            .truncate(true)
            .write(true)
            .open(&path)
            .ok()?;
        file.try_lock().ok()?;
        Some(Self { path, _file: file })
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // One that stays does no harm.
        let _ = fs::remove_file(&self.path);
    }
}

/// The port of a server of this checkout that runs now: the smallest, if there are several.
pub(crate) fn port(root: &Path) -> Option<u16> {
    let files = fs::read_dir(dir(root)).ok()?.flatten();
    let mut ports: Vec<u16> = files
        .filter_map(|file| file.file_name().to_str()?.parse().ok())
        .collect();
    ports.sort_unstable();
    ports.into_iter().find(|port| {
        let file = File::open(dir(root).join(port.to_string()));
        let lock = file.map(|file| file.try_lock_shared());
        matches!(lock, Ok(Err(TryLockError::WouldBlock)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_lives_counts() {
        let root = tempfile::tempdir().expect("a directory");
        let root = root.path();
        assert_eq!(port(root), None);
        let later = Serving::at(root, 3001).expect("it can be written");
        assert_eq!(port(root), Some(3001));
        // As one leaves it that was killed, and what nobody has left.
        for stale in ["3000", "99999", "x", ".3002"] {
            fs::write(dir(root).join(stale), "").expect("it can be written");
        }
        assert_eq!(port(root), Some(3001));
        let sooner = Serving::at(root, 3000).expect("a stale file is taken over");
        assert_eq!(port(root), Some(3000));
        drop(sooner);
        assert_eq!(port(root), Some(3001));
        drop(later);
        assert_eq!(port(root), None);
    }
}
