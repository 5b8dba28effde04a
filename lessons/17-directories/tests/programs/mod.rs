//! Programs for tests only: they judge for themselves.

use std::path::{Path, PathBuf};

use crate::modelled::Modelled;
use crate::sync::model::check;
use crate::sync::thread;
use crate::whole_or_nothing;

/// Two make a tree each, `a/b` and `a/c`, in this much room: whatever is there in the end belongs to one
/// that was made whole, and whatever was made whole is there.
pub fn with_room_for(room: usize) {
    let disk = Modelled::with_room_for(room);
    let made: Vec<&str> = thread::scope(|scope| {
        let make = |path| whole_or_nothing::create(&disk, Path::new(path)).is_ok();
        let ann = scope.spawn(move || make("a/b"));
        let bob = make("a/c");
        let ann = ann.join().unwrap();
        let both = [(ann, "a/b"), (bob, "a/c")].into_iter();
        both.filter_map(|(made, path)| made.then_some(path))
            .collect()
    });
    let mut due: Vec<PathBuf> = made.iter().map(PathBuf::from).collect();
    if !made.is_empty() {
        due.insert(0, PathBuf::from("a"));
    }
    let there = disk.entries();
    check(
        there == due,
        &format!("made {made:?}, and there is {there:?}"),
    );
}
