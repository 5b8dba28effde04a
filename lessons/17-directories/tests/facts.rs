//! What the page says of std, each fact on the real file system.
#![cfg(unix)]

use std::fs::{self, DirBuilder};
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::Path;

use lesson_17_directories::files::Files as _;
use lesson_17_directories::join::join;
use lesson_17_directories::real::Real;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// `Path::join` starts anew at an absolute path, and leaves `..` to the system.
#[test]
#[expect(
    clippy::join_absolute_paths,
    reason = "that it is not what it seems is the fact"
)]
fn an_absolute_name_replaces_the_base() {
    assert_eq!(Path::new("base").join("/etc"), Path::new("/etc"));
    assert_eq!(
        join("base".as_ref(), "/etc".as_ref()),
        Path::new("base/etc")
    );
    assert_eq!(Path::new("base").join("../x"), Path::new("base/../x"));
    assert_eq!(join("base".as_ref(), "../x".as_ref()), Path::new("x"));
}

/// A recursive builder gives its mode to the parents too.
#[test]
fn a_builder_makes_parents_with_its_mode() {
    let scratch = tempfile::tempdir().unwrap();
    let path = scratch.path().join("a/b");
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&path)
        .unwrap();
    assert_eq!(mode(&path), 0o700);
    assert_eq!(mode(&scratch.path().join("a")), 0o700);
}

/// rename(2) replaces an empty directory; ours refuses to.
#[test]
fn rename_replaces_an_empty_directory() {
    let scratch = tempfile::tempdir().unwrap();
    let [from, to] = ["from", "to"].map(|name| scratch.path().join(name));
    fs::create_dir(&from).unwrap();
    fs::create_dir(&to).unwrap();
    let refused = Real.rename(&from, &to).unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::AlreadyExists);
    assert!(from.is_dir());
    fs::rename(&from, &to).unwrap();
    assert!(!from.exists() && to.is_dir());
}

/// Where a process stands says nothing of what it may use: a directory is in no list of its limits.
#[cfg(target_os = "linux")]
#[test]
fn a_new_directory_changes_no_namespace_and_no_cgroup() {
    let own = || {
        let namespaces = fs::read_dir("/proc/self/ns").unwrap();
        let mut links: Vec<_> = namespaces
            .map(|link| fs::read_link(link.unwrap().path()).unwrap())
            .collect();
        links.sort();
        (links, fs::read_to_string("/proc/self/cgroup").unwrap())
    };
    let before = own();
    let scratch = tempfile::tempdir().unwrap();
    Real.create_dir(&scratch.path().join("box")).unwrap();
    assert_eq!(own(), before);
}
