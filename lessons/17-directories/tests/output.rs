//! What the programs of lesson 17 print: every run of the real binary, on the real file system, stays
//! inside a set that is computed.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use lesson_program::recorded::{Recorded, record, run};

mod expected;

const EXE: &str = env!("CARGO_BIN_EXE_17");
const RUNS: usize = 50;

fn recorded(program: &str, allowed: BTreeSet<String>) -> Recorded {
    record("17", EXE, &[program], RUNS, allowed)
}

fn only(output: &str) -> BTreeSet<String> {
    [output.to_owned()].into()
}

/// What `make-directory` says in a new directory in which `base` is a file.
fn make_directory(arguments: &[&str]) -> Recorded {
    let scratch = tempfile::tempdir().unwrap();
    fs::write(scratch.path().join("base"), "").unwrap();
    let mut command = Command::new(EXE);
    command.arg("make-directory").args(arguments);
    let output = run(command.current_dir(&scratch));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let typed = ["cargo run --bin 17 -- make-directory"];
    let typed: Vec<&str> = typed.iter().chain(arguments).copied().collect();
    Recorded {
        command: typed.join(" "),
        outputs: only(&text(&output.stdout)),
        stderr: text(&output.stderr).trim_end().to_owned(),
        exit_code: output.status.code(),
    }
}

#[test]
fn a_directory_is_made() {
    let mended = make_directory(&[]);
    let as_written = make_directory(&["--as-written"]);
    assert_eq!(mended.outputs, as_written.outputs);
    assert_eq!(mended.exit_code, Some(0));
    insta::assert_snapshot!("make-directory", mended);
    insta::assert_snapshot!("make-directory.as-written", as_written);
}

#[test]
fn an_error_is_an_error() {
    let recorded = make_directory(&["base", "one"]);
    assert_eq!(recorded.exit_code, Some(1));
    assert_eq!(recorded.outputs, only(""));
    insta::assert_snapshot!("refused", recorded);
}

/// Of the programs that make a directory of their own.
#[test]
fn no_place_for_temporary_files_is_an_error() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_17"))
        .arg("box")
        .env("TMPDIR", "/nonexistent")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(
        output
            .stderr
            .starts_with(b"error: no place for temporary files: "),
        "{output:?}"
    );
}

/// The fault of the original: only who reads the output knows.
#[test]
fn as_written_an_error_is_a_success() {
    let recorded = make_directory(&["base", "one", "--as-written"]);
    assert_eq!(recorded.exit_code, Some(0));
    insta::assert_snapshot!("refused.as-written", recorded);
}

#[test]
fn both_have_the_box() {
    insta::assert_snapshot!("box", recorded("box", expected::both_have_it()));
}

#[test]
fn one_may_have_no_box() {
    let recorded = recorded("check-then-create", expected::perhaps_both_have_it());
    insta::assert_snapshot!("check-then-create", recorded);
}

#[test]
fn nothing_is_taken_from_bob() {
    let recorded = recorded("whole-or-nothing", expected::bob_has_it());
    insta::assert_snapshot!("whole-or-nothing", recorded);
}

#[test]
fn something_may_be_taken_from_bob() {
    let recorded = recorded("cleans-up", expected::perhaps_bob_has_it());
    insta::assert_snapshot!("cleans-up", recorded);
}

#[test]
fn one_holds_the_lock() {
    insta::assert_snapshot!("lock", recorded("lock", expected::one_holds_it()));
}

#[test]
fn one_takes_over_the_lock() {
    let recorded = recorded("break-once", expected::one_holds_it());
    insta::assert_snapshot!("break-once", recorded);
}

#[test]
fn both_may_take_over_the_lock() {
    let recorded = recorded("break-twice", expected::perhaps_both_hold_it());
    insta::assert_snapshot!("break-twice", recorded);
}

#[test]
fn threads_and_processes_share_a_tree() {
    let all = "8 of 8 threads have the tree\n8 of 8 processes have the tree\n";
    let recorded = record("17", EXE, &["same-tree"], 10, only(all));
    insta::assert_snapshot!("same-tree", recorded);
}

#[cfg(target_os = "linux")]
#[test]
fn the_kernel_releases_the_lock_of_the_dead() {
    let told = "while it lives: the directory is taken, the file's lock taken\n\
                when it is dead: the directory is taken, the file's lock free\n";
    let recorded = record("17", EXE, &["lock-of-the-dead"], 10, only(told));
    insta::assert_snapshot!("lock-of-the-dead", recorded);
}

/// In new namespaces where the system permits them; in a new directory everywhere.
#[cfg(target_os = "linux")]
#[test]
fn a_directory_is_not_a_container() {
    let directory = "in a new directory: nothing new\n";
    let permitted = "in new namespaces: another cgroup, ipc, mnt, net, pid, user, uts\n\
                     its first process has the number 1\n\
                     with the directory as its root: no program can run, for there is none\n";
    let refused = "in new namespaces: not permitted here\n";
    let allowed = [permitted, refused].map(|rest| format!("{directory}{rest}"));
    let recorded = record("17", EXE, &["not-a-container"], 3, allowed);
    insta::assert_snapshot!("not-a-container", recorded);
}
