//! A directory as a lock: who makes it holds it.

use std::path::Path;

use crate::files::Files;
use crate::sync::{print, thread};

const LOCK: &str = "lock";

/// In a lock whose holder has died. (In earnest it would name the process, to be looked for.)
const DEAD: &str = "lock/dead";

// ANCHOR: take
/// Whether we hold the lock now. It is released by `remove_dir`.
pub fn take(files: &impl Files) -> bool {
    files.create_dir(Path::new(LOCK)).is_ok()
}
// ANCHOR_END: take

// ANCHOR: break-twice
/// A bug: takes over a lock whose holder has died.
pub fn break_twice(files: &impl Files) -> bool {
    let (lock, dead) = (Path::new(LOCK), Path::new(DEAD));
    if files.is_dir(dead) {
        let _ = files.remove_dir(dead);
        let _ = files.remove_dir(lock); // BUG: by now it may be another's
    }
    take(files)
}
// ANCHOR_END: break-twice

// ANCHOR: break-once
/// Mended: of all who remove the sign of death, one succeeds.
pub fn break_once(files: &impl Files) -> bool {
    let (lock, dead) = (Path::new(LOCK), Path::new(DEAD));
    if files.remove_dir(dead).is_ok() {
        let _ = files.remove_dir(lock);
    }
    take(files)
}
// ANCHOR_END: break-once

/// Leaves the lock as one does who dies with it.
pub fn die_with_it(files: &impl Files) {
    for path in [LOCK, DEAD] {
        (files.create_dir(Path::new(path))).expect("there is nothing yet");
    }
}

/// Ann and Bob each try to take it, in this way, and keep it.
pub fn two<F: Files>(files: &F, take: fn(&F) -> bool) {
    thread::scope(|scope| {
        for name in ["Ann", "Bob"] {
            scope.spawn(move || match take(files) {
                true => print(format!("{name} holds the lock")),
                false => print(format!("{name} does not")),
            });
        }
    });
}
