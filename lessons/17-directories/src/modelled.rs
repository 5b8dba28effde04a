//! A model of a file system: a set of names behind one lock.
//!
//! It has what the lesson's races need and no more: no files, links, permissions or times. That an
//! operation happens at one moment, it takes from POSIX, which demands it of the real ones.

use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::files::{Files, parent};
use crate::sync::Mutex;

/// As many bytes may be in a name, as in most real file systems.
const LONGEST: usize = 255;

/// Directories below the current one, which is always there.
pub struct Modelled {
    entries: Mutex<BTreeSet<PathBuf>>,
    room: usize,
}

impl Modelled {
    /// An empty file system with room for so many directories.
    #[track_caller]
    pub fn with_room_for(room: usize) -> Self {
        Self {
            entries: Mutex::new(BTreeSet::new()),
            room,
        }
    }

    /// The directories that there are, sorted.
    pub fn entries(&self) -> Vec<PathBuf> {
        self.entries.lock().unwrap().iter().cloned().collect()
    }
}

/// `./a` and `a` are the same directory.
fn key(path: &Path) -> PathBuf {
    path.strip_prefix(".").unwrap_or(path).to_owned()
}

fn has(entries: &BTreeSet<PathBuf>, path: &Path) -> bool {
    path.as_os_str().is_empty() || entries.contains(path)
}

/// Whether a directory may be called that.
fn may_be_made(entries: &BTreeSet<PathBuf>, path: &Path) -> io::Result<()> {
    let parent = parent(path).is_some_and(|parent| has(entries, &key(parent)));
    let name = path.file_name().unwrap_or_default();
    match () {
        () if has(entries, path) => Err(ErrorKind::AlreadyExists.into()),
        () if !parent => Err(ErrorKind::NotFound.into()),
        () if name.len() > LONGEST => Err(ErrorKind::InvalidFilename.into()),
        () => Ok(()),
    }
}

impl Files for Modelled {
    #[track_caller]
    fn create_dir(&self, path: &Path) -> io::Result<()> {
        let path = key(path);
        let mut entries = self.entries.lock().unwrap();
        may_be_made(&entries, &path)?;
        if entries.len() == self.room {
            return Err(ErrorKind::StorageFull.into());
        }
        entries.insert(path);
        Ok(())
    }

    #[track_caller]
    fn is_dir(&self, path: &Path) -> bool {
        has(&self.entries.lock().unwrap(), &key(path))
    }

    #[track_caller]
    fn remove_dir(&self, path: &Path) -> io::Result<()> {
        let path = key(path);
        let mut entries = self.entries.lock().unwrap();
        if entries.iter().any(|other| parent(other) == Some(&path)) {
            return Err(ErrorKind::DirectoryNotEmpty.into());
        }
        match entries.remove(&path) {
            true => Ok(()),
            false => Err(ErrorKind::NotFound.into()),
        }
    }

    #[track_caller]
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let (from, to) = (key(from), key(to));
        let mut entries = self.entries.lock().unwrap();
        if !entries.contains(&from) {
            return Err(ErrorKind::NotFound.into());
        }
        may_be_made(&entries, &to)?;
        let moved = |path: PathBuf| match path.strip_prefix(&from) {
            Ok(rest) if rest.as_os_str().is_empty() => to.clone(),
            Ok(rest) => to.join(rest),
            Err(_) => path,
        };
        *entries = std::mem::take(&mut *entries)
            .into_iter()
            .map(moved)
            .collect();
        Ok(())
    }
}
