//! Noticing that a source has changed: by looking, because notifications also report every reading.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, SystemTime};

use super::{App, say};
use crate::Workspace;
use crate::lesson::lesson_number;

/// How long a change goes unnoticed at most.
const INTERVAL: Duration = Duration::from_millis(150);

/// The sources and when they last changed.
#[derive(PartialEq, Eq)]
pub(super) struct Files(BTreeMap<PathBuf, State>);

/// When a file was written, and its length.
type State = (Option<SystemTime>, u64);

impl Files {
    /// Everything that pages are made of, as it is now.
    pub(super) fn now(workspace: &Workspace) -> Self {
        let root = workspace.root();
        let mut files = Self(BTreeMap::new());
        files.look_at(&root.join("book.toml"));
        for dir in [
            workspace.pages(),
            root.join("book/theme"),
            workspace.lessons_dir(),
        ] {
            files.look_into(&dir);
        }
        files
    }

    fn look_into(&mut self, dir: &Path) {
        for path in sources(dir) {
            if is_readers(&path) {
                // Pages show nothing of it.
            } else if path.is_dir() {
                self.look_into(&path);
            } else {
                self.look_at(&path);
            }
        }
    }

    fn look_at(&mut self, file: &Path) {
        if let Ok(metadata) = file.metadata() {
            let state = (metadata.modified().ok(), metadata.len());
            self.0.insert(file.to_owned(), state);
        }
    }

    /// A file that is not as it was, if there is one.
    fn changed_since<'a>(&'a self, before: &'a Self) -> Option<&'a Path> {
        let differs = |(file, state): &(&PathBuf, &State)| before.0.get(*file) != Some(*state);
        let gone = |file: &&PathBuf| !self.0.contains_key(*file);
        let changed = self.0.iter().find(differs).map(|(file, _)| file);
        changed
            .or_else(|| before.0.keys().find(gone))
            .map(PathBuf::as_path)
    }
}

/// Whether it is where a reader solves an exercise, `lessons/NN-slug/exercise/src`.
fn is_readers(dir: &Path) -> bool {
    let lesson = dir
        .parent()
        .and_then(Path::parent)
        .and_then(Path::file_name);
    dir.ends_with("exercise/src")
        && lesson
            .and_then(|name| name.to_str())
            .is_some_and(|name| lesson_number(name).is_some())
}

/// The entries of `dir`, without what editors and cargo put beside sources; none when it is not
/// there.
fn sources(dir: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let is_source = |entry: &fs::DirEntry| {
        let name = entry.file_name();
        let bytes = name.as_encoded_bytes();
        !bytes.starts_with(b".") && !bytes.ends_with(b"~") && name != "target"
    };
    entries.filter(is_source).map(|entry| entry.path())
}

/// A thread that rebuilds the site when a source changes.
pub(super) struct Watcher {
    stop: mpsc::Sender<()>,
    thread: JoinHandle<()>,
}

/// Starts watching; `seen` is what the site being served was built from.
pub(super) fn start(app: Arc<App>, mut seen: Files) -> Watcher {
    let (stop, stopped) = mpsc::channel();
    let thread = thread::spawn(move || {
        while stopped.recv_timeout(INTERVAL) == Err(RecvTimeoutError::Timeout) {
            let now = Files::now(&app.workspace);
            if let Some(changed) = now.changed_since(&seen) {
                let changed = changed
                    .strip_prefix(app.workspace.root())
                    .unwrap_or(changed);
                rebuild(&app, changed);
                seen = now;
            }
        }
    });
    Watcher { stop, thread }
}

fn rebuild(app: &App, changed: &Path) {
    let changed = changed.display();
    match app.rebuild() {
        Ok(took) => say(&format!(
            "{changed} has changed: built in {} ms",
            took.as_millis()
        )),
        Err(problems) => say(&format!(
            "{changed} has changed, and the book does not build; the old one stays:\n{problems}"
        )),
    }
}

impl Watcher {
    /// Stops watching; a build that has begun is finished first.
    pub(super) fn stop(self) {
        // The thread has ended already if it can no longer be told.
        let _ = self.stop.send(());
        let _ = self.thread.join();
    }
}
