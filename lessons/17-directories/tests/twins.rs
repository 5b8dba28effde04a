//! The Go twins of lesson 17, built with the race detector.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Output};

use lesson_program::outcomes::{interleavings, outputs};
use lesson_program::recorded::{go_twin, plain_go_twin, run};

const DIR: &str = env!("CARGO_MANIFEST_DIR");
const EXE: &str = env!("CARGO_BIN_EXE_17");
const RUNS: usize = 50;

/// What a program says to these arguments in a new directory where `base` is one, and `file` is none.
fn says(command: &mut Command, arguments: &[&str]) -> Output {
    let scratch = tempfile::tempdir().unwrap();
    fs::create_dir(scratch.path().join("base")).unwrap();
    fs::write(scratch.path().join("file"), "").unwrap();
    run(command.args(arguments).current_dir(&scratch))
}

#[test]
fn success_is_told_in_the_same_words() {
    let Some(go) = go_twin(DIR, "make-directory") else {
        return;
    };
    let cases: [&[&str]; 6] = [
        &[],
        &["base", "one"],
        &["base", "a//b/../c/"],
        &["new", "/one"],
        &["", "one"],
        &["base", ""],
    ];
    for arguments in cases {
        let gos = says(&mut Command::new(&go), arguments);
        let ours = says(Command::new(EXE).arg("make-directory"), arguments);
        assert_eq!(gos.stdout, ours.stdout, "{arguments:?}");
        assert!(
            gos.status.success() && ours.status.success(),
            "{arguments:?}"
        );
    }
}

/// A name need not be UTF-8, and is told byte by byte.
#[cfg(target_os = "linux")]
#[test]
fn any_bytes_are_told_as_they_are() {
    use std::os::unix::ffi::OsStrExt as _;
    let name = std::ffi::OsStr::from_bytes(b"\xff\xfe");
    if let Some(go) = go_twin(DIR, "make-directory") {
        let gos = says(Command::new(go).arg("base").arg(name), &[]);
        let ours = says(
            Command::new(EXE).args(["make-directory", "base"]).arg(name),
            &[],
        );
        assert_eq!(ours.stdout, b"Directory created: base/\xff\xfe\n");
        assert_eq!(gos.stdout, ours.stdout);
    }
}

#[test]
fn gos_error_is_a_success() {
    if let Some(go) = go_twin(DIR, "make-directory") {
        let output = says(&mut Command::new(go), &["file", "one"]);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(
            said,
            "Error creating directory: mkdir file: not a directory\n"
        );
        assert_eq!(output.status.code(), Some(0));
    }
}

/// The race detector is silent: the directory is not in memory.
#[test]
fn check_then_create_is_no_data_race() {
    let Some(go) = go_twin(DIR, "check-then-create") else {
        return;
    };
    let has = |name: &str| format!("{name} has the box");
    let has_not = |name: &str| format!("{name} has not: mkdir box: file exists");
    let both = |ann: String, bob: String| outputs(&interleavings(&[&[ann], &[bob]]));
    let allowed: BTreeSet<String> = [
        both(has("Ann"), has("Bob")),
        both(has("Ann"), has_not("Bob")),
        both(has_not("Ann"), has("Bob")),
    ]
    .into_iter()
    .flatten()
    .collect();
    for _ in 0..RUNS {
        let output = says(&mut Command::new(&go), &[]);
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(allowed.contains(&said), "{said}");
    }
}

#[test]
fn the_cost_twin_measures() {
    if let Some(go) = plain_go_twin(DIR, "create-cost") {
        for kind in ["create", "directory", "flock", "mutex"] {
            let output = says(&mut Command::new(&go), &[kind, "base", "2", "10"]);
            let printed = String::from_utf8_lossy(&output.stdout);
            assert!(printed.trim().parse::<u64>().is_ok(), "{output:?}");
        }
    }
}
