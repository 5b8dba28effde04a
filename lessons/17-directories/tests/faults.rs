//! Everything that can refuse a directory: each time the error tells the path and the cause, the exit
//! code is 1, and nothing is left. Nothing here is skipped: where no file system may be mounted, a filter on
//! system calls stands in for it.
#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::{Command, Output};

use lesson_17_directories::failed::Failed;
use lesson_17_directories::real::Real;
use lesson_17_directories::whole_or_nothing::create;
use lesson_program::recorded::run;

mod system;

const EXE: &str = env!("CARGO_BIN_EXE_17");

const EPERM: i32 = 1;
const EIO: i32 = 5;
const EACCES: i32 = 13;
const EEXIST: i32 = 17;
const ENOTDIR: i32 = 20;
const ENOSPC: i32 = 28;
const EROFS: i32 = 30;
const EMLINK: i32 = 31;
const ENAMETOOLONG: i32 = 36;
const ELOOP: i32 = 40;
const EDQUOT: i32 = 122;

fn failed(path: &Path) -> Failed {
    create(&Real, path).expect_err("it cannot be made")
}

fn names(dir: &Path) -> Vec<String> {
    let names = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

/// That it failed as it should, and what it has printed.
fn refused(output: &Output, path: &str, error: i32) -> String {
    let cause = std::io::Error::from_raw_os_error(error);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(stderr, format!("error: cannot create {path:?}: {cause}\n"));
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn links_in_the_path() {
    let scratch = tempfile::tempdir().unwrap();
    let base = scratch.path();
    fs::write(base.join("file"), "").unwrap();
    fs::create_dir(base.join("dir")).unwrap();
    let links = [
        ("to-dir", "dir"),
        ("to-file", "file"),
        ("dangling", "nowhere"),
        ("loop", "loop"),
    ];
    for (link, target) in links {
        symlink(target, base.join(link)).unwrap();
    }
    let before = names(base);
    for (path, at, error) in [
        ("dangling", "dangling", EEXIST),
        ("dangling/x/y", "dangling", EEXIST),
        ("loop", "loop", EEXIST),
        ("loop/x/y", "loop", ELOOP),
        ("to-file", "to-file", EEXIST),
        ("to-file/x/y", "to-file", ENOTDIR),
    ] {
        let failed = failed(&base.join(path));
        assert_eq!(failed.path, base.join(at), "{path}");
        assert_eq!(failed.cause.raw_os_error(), Some(error), "{path}");
        assert_eq!(names(base), before, "{path}");
    }
    create(&Real, &base.join("to-dir/x/y")).unwrap();
    assert!(base.join("dir/x/y").is_dir());
    // std answers in the same way, but for the path, of which it says nothing.
    for (path, error) in [
        ("dangling/x", EEXIST),
        ("loop/x", ELOOP),
        ("to-file/x", ENOTDIR),
    ] {
        let said = fs::create_dir_all(base.join(path)).unwrap_err();
        assert_eq!(said.raw_os_error(), Some(error), "{path}");
        assert!(!said.to_string().contains(path), "{said}");
    }
}

#[test]
fn it_ends_halfway_and_nothing_is_left() {
    let scratch = tempfile::tempdir().unwrap();
    let path = scratch.path().join("a/b").join("x".repeat(256));
    for below in [path.clone(), path.join("c")] {
        let failed = failed(&below);
        assert_eq!(failed.path, path);
        assert_eq!(failed.cause.raw_os_error(), Some(ENAMETOOLONG));
        assert!(names(scratch.path()).is_empty());
    }
    assert!(fs::create_dir_all(&path).is_err());
    assert_eq!(names(scratch.path()), ["a"], "std leaves what it has made");
}

#[test]
fn permissions_refuse_an_ordinary_user() {
    let scratch = system::entered_by_all();
    let closed = scratch.path().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
    let mut command = Command::new(scratch.path().join("17"));
    command
        .args(["make-directory", "closed", "a/b"])
        .current_dir(&scratch);
    let output = run(system::as_ordinary_user(&mut command));
    assert_eq!(refused(&output, "closed/a", EACCES), "");
    assert!(names(&closed).is_empty());
    // The original tells of it too, and says with its exit code that all is well.
    let output = run(command.arg("--as-written"));
    assert_eq!(output.status.code(), Some(0));
}

/// One that another cannot look into.
#[test]
fn what_one_may_not_enter_is_not_there() {
    let scratch = system::entered_by_all();
    let closed = scratch.path().join("closed");
    fs::create_dir_all(closed.join("a")).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o600)).unwrap();
    let mut command = Command::new(scratch.path().join("17"));
    command
        .args(["make-directory", "closed", "a/b"])
        .current_dir(&scratch);
    let output = run(system::as_ordinary_user(&mut command));
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(refused(&output, "closed/a", EACCES), "");
    assert!(names(&closed.join("a")).is_empty());
}

/// Room for the root and four more: it ends at the fifth.
#[test]
fn a_full_file_system() {
    let Some(output) = system::on_a_file_system("nr_inodes=5") else {
        eprintln!("no file system may be mounted here: a filter says that it is full");
        return filtered(ENOSPC);
    };
    assert_eq!(
        refused(&output, "./a/b/c/d/e".trim_start_matches("./"), ENOSPC),
        ""
    );
}

#[test]
fn a_read_only_file_system() {
    let Some(output) = system::on_a_file_system("ro") else {
        eprintln!("no file system may be mounted here: a filter says that it is read-only");
        return filtered(EROFS);
    };
    assert_eq!(refused(&output, "a", EROFS), "");
}

/// Whatever the kernel says, it is told.
#[test]
fn whatever_the_cause_it_is_told() {
    for error in [EPERM, EIO, EACCES, ENOSPC, EROFS, EMLINK, EDQUOT] {
        filtered(error);
    }
}

/// Every `mkdir` is refused with this error.
fn filtered(error: i32) {
    let scratch = tempfile::tempdir().unwrap();
    let dir = scratch.path();
    let output = system::refused(error, || system::make(Path::new(EXE), dir, "a/b/c"));
    assert_eq!(refused(&output, "a", error), "");
    assert!(names(dir).is_empty());
}

/// Output that cannot be written is an error too; the directory is there.
#[test]
fn nobody_could_be_told() {
    let scratch = tempfile::tempdir().unwrap();
    let mut command = Command::new(EXE);
    command
        .args(["make-directory", ".", "a"])
        .current_dir(&scratch);
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = command.stdout(full).output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    let cause = std::io::Error::from_raw_os_error(ENOSPC);
    assert_eq!(stderr, format!("error: cannot print: {cause}\n"));
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(names(scratch.path()), ["a"]);
}
