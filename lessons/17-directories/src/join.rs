//! A base and a name, joined as Go's `filepath.Join` does it.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

// ANCHOR: join
/// What is empty is left out; then `.`, `//` and a `/` at the end go, and each `..` goes with the name
/// before it, whatever that is on the disk. A `/` at the start of `name` makes nothing absolute, as
/// [`Path::join`] would have it.
///
/// Only two empty parts make an empty path.
pub fn join(base: &OsStr, name: &OsStr) -> PathBuf {
    let mut text = base.to_owned();
    if !base.is_empty() && !name.is_empty() {
        text.push("/");
    }
    text.push(name);
    if text.is_empty() {
        return PathBuf::new();
    }
    clean(Path::new(&text))
}

fn clean(path: &Path) -> PathBuf {
    let mut clean = PathBuf::new();
    for component in path.components() {
        match (component, clean.components().next_back()) {
            (Component::CurDir, _) | (Component::ParentDir, Some(Component::RootDir)) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => {
                clean.pop();
            }
            _ => clean.push(component),
        }
    }
    match clean.as_os_str().is_empty() {
        true => PathBuf::from("."),
        false => clean,
    }
}
// ANCHOR_END: join
