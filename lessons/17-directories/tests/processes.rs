//! Real processes that make the same directories at once, and modes as the shell sets them.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

use lesson_program::recorded::{plain_go_twin, run};

const EXE: &str = env!("CARGO_BIN_EXE_17");
const ROUNDS: usize = 25;
const PROCESSES: usize = 8;

/// Every second process makes another leaf of the same tree.
#[test]
fn all_processes_succeed_and_leave_nothing_else() {
    for round in 0..ROUNDS {
        let scratch = tempfile::tempdir().unwrap();
        let start = |process: usize| {
            let mut command = Command::new(EXE);
            command.args(["make-directory", "base"]);
            command.arg(format!("a/b/{}", process % 2));
            command.current_dir(&scratch).stdout(Stdio::null());
            command.spawn().unwrap()
        };
        let all: Vec<_> = (0..PROCESSES).map(start).collect();
        for mut process in all {
            assert!(process.wait().unwrap().success(), "round {round}");
        }
        let there = |path: &str| {
            let entries = fs::read_dir(scratch.path().join(path)).unwrap();
            entries
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect::<Vec<_>>()
        };
        assert_eq!(there(""), ["base"]);
        assert_eq!(there("base"), ["a"]);
        let mut leaves = there("base/a/b");
        leaves.sort();
        assert_eq!(leaves, ["0", "1"]);
    }
}

/// The modes of `base`, `base/a` and `base/a/b`, made by `program` with this mask.
fn modes(program: &Path, first: &[&str], mask: &str) -> [u32; 3] {
    let scratch = tempfile::tempdir().unwrap();
    let mut shell = Command::new("sh");
    shell.args(["-c", r#"umask "$1" && shift && exec "$@""#, "sh", mask]);
    shell.arg(program).args(first).args(["base", "a/b"]);
    let output = run(shell.current_dir(&scratch));
    assert!(output.status.success(), "{output:?}");
    ["base", "base/a", "base/a/b"].map(|path| {
        let metadata = fs::metadata(scratch.path().join(path)).unwrap();
        metadata.permissions().mode() & 0o7777
    })
}

/// The mask takes away, and never adds: 0755 is the most that there can be.
#[test]
fn the_mask_takes_from_the_mode_as_in_go() {
    for (mask, mode) in [
        ("000", 0o755),
        ("022", 0o755),
        ("027", 0o750),
        ("077", 0o700),
    ] {
        let ours = modes(Path::new(EXE), &["make-directory"], mask);
        assert_eq!(ours, [mode; 3], "{mask}");
        if let Some(go) = plain_go_twin(env!("CARGO_MANIFEST_DIR"), "make-directory") {
            assert_eq!(modes(&go, &[], mask), ours, "{mask}");
        }
    }
}
