//! What the programs of lesson 03 print. The sets of allowed outputs are computed; `tests/clock.rs`
//! holds those of the programs that sleep against the explorer. The real binary sleeps once.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use lesson_program::recorded::{Recorded, record, run};

mod expected;

const DIR: &str = env!("CARGO_MANIFEST_DIR");
const EXE: &str = env!("CARGO_BIN_EXE_03");

/// Runs of a program that does not sleep.
const RUNS: usize = 50;

fn recorded(args: &[&str], allowed: BTreeSet<String>) -> Recorded {
    record("03", EXE, args, RUNS, allowed)
}

/// The record of a program that sleeps: it is not run here.
fn not_run(args: &[&str], allowed: BTreeSet<String>) -> Recorded {
    record("03", EXE, args, 0, allowed)
}

#[test]
fn either_of_two_ready_arms_is_taken() {
    let allowed = ["left\n".to_owned(), "right\n".to_owned()];
    insta::assert_snapshot!("both-ready", recorded(&["both-ready"], allowed.into()));
}

#[test]
fn both_sides_are_merged_in_any_order() {
    let allowed = expected::merged(2);
    assert_eq!(allowed.len(), 4 * 3 / 2);
    insta::assert_snapshot!("merge", recorded(&["merge"], allowed));
}

#[test]
fn work_is_stopped_between_any_two_pieces() {
    let allowed = expected::polled(3);
    assert_eq!(allowed.len(), 4);
    insta::assert_snapshot!("poll", recorded(&["poll"], allowed));
}

#[test]
fn programs_that_sleep() {
    let as_written = not_run(&["two-delays", "--as-written"], expected::either_order());
    insta::assert_snapshot!("two-delays.as-written", as_written);
    insta::assert_snapshot!(
        "two-delays",
        not_run(&["two-delays"], expected::hello_world())
    );
    insta::assert_snapshot!(
        "heartbeat",
        not_run(&["heartbeat"], expected::heartbeats(4))
    );
    let each = expected::letters(4, "no letter in time");
    insta::assert_snapshot!("timeout-each", not_run(&["timeout-each"], each));
    let one = expected::letters(4, "time is up");
    insta::assert_snapshot!("one-deadline", not_run(&["one-deadline"], one));
    insta::assert_snapshot!("in-person", not_run(&["in-person"], expected::in_person()));
    let bug = not_run(&["timeout-drops-the-value"], expected::left_at_the_door());
    insta::assert_snapshot!("timeout-drops-the-value", bug);
}

/// The one real run: the whole lesson, each program under its heading, and what it prints is one
/// of its recorded outputs.
#[test]
fn the_lesson_runs_once_in_real_time() {
    let output = run(&mut Command::new(EXE));
    assert!(output.status.success(), "{}", output.status);
    let mut printed: BTreeMap<String, String> = BTreeMap::new();
    let mut program = String::new();
    for line in String::from_utf8(output.stdout)
        .expect("UTF-8 output")
        .lines()
    {
        match line
            .strip_prefix("== ")
            .and_then(|line| line.strip_suffix(" =="))
        {
            Some(heading) => heading.clone_into(&mut program),
            None => *printed.entry(program.clone()).or_default() += &format!("{line}\n"),
        }
    }
    for (program, printed) in &printed {
        let allowed = Recorded::read(DIR, program).outputs;
        assert!(allowed.contains(printed), "{program}: {printed:?}");
    }
    assert_eq!(printed.len(), 8, "every program but the bug");
}
