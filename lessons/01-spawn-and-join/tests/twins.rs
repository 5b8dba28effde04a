//! The Go twins of lesson 01, built with the race detector, and the facts about Go that the page
//! states.

use std::process::Command;

use lesson_program::recorded::{
    Recorded, assert_twin_prints, go_twin, plain_go_twin, printed, run,
};

const DIR: &str = env!("CARGO_MANIFEST_DIR");
const RUNS: usize = 50;

/// A run in which the race detector reports something fails.
fn has_the_same_outputs(twin: &str, record: &str) {
    assert_twin_prints(DIR, twin, RUNS, record);
}

#[test]
fn the_mended_twins_print_the_same() {
    for program in [
        "one-greeting",
        "two-greetings",
        "two-greetings-in-order",
        "count-primes",
        "sum-in-halves",
    ] {
        has_the_same_outputs(program, program);
    }
}

#[test]
fn the_twins_as_written_print_the_same_and_the_race_detector_is_silent() {
    has_the_same_outputs("one-greeting-as-written", "one-greeting.as-written");
    has_the_same_outputs("two-greetings-as-written", "two-greetings.as-written");
}

/// Without this its silence would mean nothing.
#[test]
fn the_race_detector_reports_a_data_race() {
    if let Some(exe) = go_twin(DIR, "data-race") {
        let output = run(&mut Command::new(exe));
        let report = String::from_utf8_lossy(&output.stderr);
        assert!(report.contains("WARNING: DATA RACE"), "{report}");
        assert_eq!(output.status.code(), Some(66));
    }
}

#[test]
fn a_goroutine_exists_before_it_runs() {
    if let Some(exe) = go_twin(DIR, "created-not-run") {
        assert_eq!(
            printed(&mut Command::new(exe)),
            "created, and has not run\n"
        );
    }
}

/// 2 KiB for a goroutine that has just started, and more than 100,000 bytes under a hundred
/// frames of more than 1,000. Once the garbage collector has seen stacks like these, a new one
/// starts larger.
#[test]
fn a_goroutines_stack_starts_small_and_grows() {
    if let Some(exe) = plain_go_twin(DIR, "goroutine-stack") {
        let printed = printed(&mut Command::new(exe));
        let bytes = |what: &str| -> u64 {
            let line = printed.lines().find_map(|line| line.strip_prefix(what));
            line.expect(&printed).trim().parse().expect("a number")
        };
        assert!((2_048..4_096).contains(&bytes("started")), "{printed}");
        assert!(
            (100_000..1_000_000).contains(&bytes("recursed")),
            "{printed}"
        );
        assert_eq!(bytes("at first"), 2_048, "{printed}");
        assert!(bytes("afterwards") > 2_048, "{printed}");
    }
}

/// Concurrency without parallelism: at most one goroutine executes at a time.
#[test]
fn one_processor_is_enough() {
    if let Some(exe) = go_twin(DIR, "two-greetings") {
        let allowed = Recorded::read(DIR, "two-greetings").outputs;
        for _ in 0..RUNS {
            let printed = printed(Command::new(&exe).env("GOMAXPROCS", "1"));
            assert!(allowed.contains(&printed), "{printed:?}");
        }
    }
}

/// The heading of the original speaks of communication; its program has no means of it.
#[test]
fn two_greetings_have_no_channel() {
    let source = include_str!("../go/two-greetings-as-written/main.go");
    assert!(!source.contains("chan") && !source.contains("<-"));
}

#[test]
fn a_panic_in_a_goroutine_ends_the_process() {
    if let Some(exe) = go_twin(DIR, "panic-ends-process") {
        let output = run(&mut Command::new(exe));
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    }
}

#[test]
fn unless_that_goroutine_recovers_from_it() {
    if let Some(exe) = go_twin(DIR, "panic-recovered") {
        let printed = printed(&mut Command::new(exe));
        assert_eq!(printed, "recovered: in the goroutine\n");
    }
}
