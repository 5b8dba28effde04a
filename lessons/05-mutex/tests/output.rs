//! What the programs of lesson 05 print: every run of the real binary stays inside a set that is
//! computed. And what rustc and Go say of programs that they refuse or end.

use std::collections::BTreeSet;
use std::process::Command;

use lesson_program::recorded::{Recorded, go_twin, plain_go_twin, record, run};
use lesson_program::refused::{refused, refused_by_lint};

mod expected;
mod report;

const DIR: &str = env!("CARGO_MANIFEST_DIR");
const EXE: &str = env!("CARGO_BIN_EXE_05");
const RUNS: usize = 50;

fn recorded(program: &str, allowed: BTreeSet<String>) -> Recorded {
    record("05", EXE, &[program], RUNS, allowed)
}

#[test]
fn both_visitors_are_counted() {
    insta::assert_snapshot!("counter", recorded("counter", expected::counted()));
}

#[test]
fn a_visitor_may_be_lost() {
    let recorded = recorded("load-then-store", expected::perhaps_counted());
    insta::assert_snapshot!("load-then-store", recorded);
}

#[test]
fn one_has_the_seat() {
    insta::assert_snapshot!("seat", recorded("seat", expected::seated()));
}

#[test]
fn two_may_have_one_seat() {
    let allowed = expected::perhaps_seated();
    assert_eq!(allowed.len(), 4);
    insta::assert_snapshot!("check-then-act", recorded("check-then-act", allowed));
}

#[test]
fn the_coin_is_always_there() {
    insta::assert_snapshot!("pockets", recorded("pockets", expected::one_coin()));
}

#[test]
fn there_may_be_no_coin_or_two() {
    let recorded = recorded("two-locks", expected::perhaps_one_coin());
    insta::assert_snapshot!("two-locks", recorded);
}

#[test]
fn numbers_are_called_in_order() {
    insta::assert_snapshot!("numbers", recorded("numbers", expected::in_order()));
}

#[test]
fn numbers_may_be_called_out_of_order() {
    let recorded = recorded("guard-dropped-early", expected::in_any_order());
    insta::assert_snapshot!("guard-dropped-early", recorded);
}

/// What a program says when a thread panics, without the number of the thread and the note on
/// backtraces.
fn panic_message(stderr: &[u8]) -> String {
    let stderr = String::from_utf8_lossy(stderr);
    let lines = stderr.lines().filter(|line| !line.is_empty());
    let lines = lines.filter(|line| !line.starts_with("note:"));
    let unnumbered = lines.map(
        |line| match (line.split_once(" ("), line.split_once(") ")) {
            (Some((thread, _)), Some((_, rest))) => format!("{thread} {rest}"),
            _ => line.to_owned(),
        },
    );
    unnumbered.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_poisoned_lock_tells() {
    let allowed = expected::half_done();
    for _ in 0..RUNS {
        let output = run(Command::new(EXE)
            .arg("half-done")
            .env("RUST_BACKTRACE", "0"));
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(allowed.contains(&printed), "{printed:?}");
        let recorded = Recorded {
            command: "cargo run --bin 05 -- half-done".to_owned(),
            outputs: allowed.clone(),
            stderr: panic_message(&output.stderr),
            exit_code: output.status.code(),
        };
        insta::allow_duplicates! {
            insta::assert_snapshot!("half-done", recorded);
        }
    }
}

#[test]
fn a_data_race_does_not_compile() {
    if let Some(message) = refused(DIR, "refused/data_race.rs", "E0499") {
        insta::assert_snapshot!("refused-data_race", message);
    }
}

#[test]
fn nothing_outlives_its_guard() {
    if let Some(message) = refused(DIR, "refused/escaped.rs", "E0716") {
        insta::assert_snapshot!("refused-escaped", message);
    }
}

#[test]
fn a_guard_is_not_thrown_away() {
    let error = "non-binding let on a synchronization lock";
    if let Some(message) = refused_by_lint(DIR, "refused/unbound.rs", error) {
        insta::assert_snapshot!("refused-unbound", message);
    }
}

/// On one processor, so that the second goroutine comes after the first: nothing goes wrong, and
/// the race detector reports what could.
#[test]
fn the_race_detector_reports_the_data_race() {
    if let Some(exe) = go_twin(DIR, "data-race") {
        let output = run(Command::new(exe).env("GOMAXPROCS", "1"));
        assert_eq!(String::from_utf8_lossy(&output.stdout), "2\n");
        let report = report::anonymous(&String::from_utf8_lossy(&output.stderr));
        let code = output.status.code().expect("it exits by itself");
        insta::assert_snapshot!("data-race", format!("{report}\nexit status {code}"));
    }
}

/// How a Go program of ours ends: the first line on standard error, without the stack trace.
fn ends(command: &mut Command, program: &str) -> Recorded {
    let output = run(command);
    let stderr = String::from_utf8_lossy(&output.stderr);
    Recorded {
        command: format!("go/{program}"),
        outputs: [String::from_utf8_lossy(&output.stdout).into_owned()].into(),
        stderr: stderr.lines().next().unwrap_or_default().to_owned(),
        exit_code: output.status.code(),
    }
}

/// Each line says that an update has been lost; the race detector has watched, and is silent.
#[test]
fn the_race_detector_does_not_see_a_lost_update() {
    if let Some(exe) = go_twin(DIR, "lost-updates") {
        let recorded = ends(&mut Command::new(exe), "lost-updates");
        insta::assert_snapshot!("lost-updates", recorded);
    }
}

/// Each goroutine is ready to recover, and prints that it has: nothing is printed.
#[test]
fn concurrent_map_writes_end_the_process() {
    if let Some(exe) = plain_go_twin(DIR, "map-writes") {
        let recorded = ends(&mut Command::new(exe), "map-writes");
        insta::assert_snapshot!("map-writes", recorded);
    }
}

/// The deferred unlock runs, the panic is recovered from, and half a change stays.
#[test]
fn go_tells_nobody_that_a_change_is_half_done() {
    if let Some(exe) = go_twin(DIR, "half-done") {
        let recorded = ends(&mut Command::new(exe), "half-done");
        insta::assert_snapshot!("half-done-in-go", recorded);
    }
}
