//! The Go twins of lesson 04, built with the race detector, and what Go says of the faults.

use std::process::{Command, Output};
use std::time::Duration;

use lesson_program::recorded::{
    self, Recorded, assert_twin_prints, go_twin, plain_go_twin, record_endless, run,
};

const DIR: &str = env!("CARGO_MANIFEST_DIR");
const RUNS: usize = 50;

/// What the go command says of `go/TWIN/main.go`, unless Go is missing.
fn go(arguments: &[&str], twin: &str) -> Option<Output> {
    let file = format!("go/{twin}/main.go");
    recorded::go(DIR, &[arguments, &[&file]].concat())
}

/// The first line that a Go program wrote to standard error, and its exit code. The trace that
/// follows names goroutines by number and code by address, which vary.
fn last_words(output: &Output) -> String {
    let stderr = String::from_utf8_lossy(&output.stderr);
    let first = stderr.lines().next().unwrap_or_default();
    let code = output.status.code().expect("it exits by itself");
    format!("{first}\nexit status {code}\n")
}

#[test]
fn the_mended_twins_print_the_same() {
    for program in ["two-tasks", "five-senders", "five-senders-close"] {
        assert_twin_prints(DIR, program, RUNS, program);
    }
}

#[test]
fn five_senders_as_written_does_not_compile() {
    if let Some(output) = go(&["build", "-o", "/dev/null"], "five-senders-as-written") {
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(
            String::from_utf8_lossy(&output.stderr),
            include_str!("../go/five-senders-as-written/stderr.txt")
        );
    }
}

#[test]
fn only_the_import_was_wrong() {
    let as_written = include_str!("../go/five-senders-as-written/main.go");
    let mended = include_str!("../go/five-senders/main.go");
    let program = |text: &str| {
        text.split_once("package main")
            .map(|(_, code)| code.to_owned())
    };
    let without_import = as_written.replace("\t\"time\"\n", "");
    assert_eq!(program(&without_import), program(mended));
}

#[test]
fn go_reports_that_everybody_waits() {
    if let Some(exe) = plain_go_twin(DIR, "wait-then-receive") {
        let output = run(&mut Command::new(exe));
        assert_eq!(output.stdout, b"");
        assert_eq!(
            last_words(&output),
            include_str!("../go/wait-then-receive/stderr.txt")
        );
    }
}

#[test]
#[cfg(target_os = "linux")]
fn under_the_race_detector_go_hangs_too() {
    if let Some(exe) = go_twin(DIR, "wait-then-receive") {
        let exe = exe.to_str().expect("a path in UTF-8");
        record_endless("04", exe, &[], Duration::from_millis(300), "");
    }
}

#[test]
fn go_panics_on_a_send_after_the_close() {
    if let Some(exe) = plain_go_twin(DIR, "close-early") {
        for _ in 0..RUNS {
            let output = run(&mut Command::new(&exe));
            assert_eq!(output.stdout, b"");
            assert_eq!(
                last_words(&output),
                include_str!("../go/close-early/stderr.txt")
            );
        }
    }
}

#[test]
fn go_vet_sees_an_add_inside_the_goroutine() {
    if let Some(output) = go(&["vet"], "add-inside-the-thread") {
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(
            String::from_utf8_lossy(&output.stderr),
            include_str!("../go/add-inside-the-thread/vet.txt")
        );
    }
}

#[test]
fn go_lets_the_last_line_come_too_soon() {
    if let Some(output) = go(&["run"], "add-inside-the-thread") {
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        let allowed = Recorded::read(DIR, "add-inside-the-thread").outputs;
        assert!(allowed.contains(&printed), "{printed:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn the_cost_twin_measures() {
    if let Some(exe) = go_twin(DIR, "cost") {
        for kind in ["run", "park", "channels"] {
            let output = run(Command::new(&exe).args([kind, "10"]));
            let printed = String::from_utf8_lossy(&output.stdout);
            let figures = printed.split_whitespace().map(str::parse::<u64>);
            assert_eq!(figures.filter(Result::is_ok).count(), 2, "{printed}");
        }
    }
}
