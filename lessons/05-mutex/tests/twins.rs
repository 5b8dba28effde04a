//! The Go twins of lesson 05, built with the race detector, and the facts about Go that the page
//! states.

use std::process::Command;

use lesson_program::recorded::{assert_twin_prints, go, go_source, go_twin, plain_go_twin, run};

mod report;

const DIR: &str = env!("CARGO_MANIFEST_DIR");
const RUNS: usize = 50;

#[test]
fn the_mended_twins_print_the_same() {
    for program in ["counter", "seat", "pockets", "numbers"] {
        assert_twin_prints(DIR, program, RUNS, program);
    }
}

/// Wrong outputs are allowed here, reports of the race detector are not.
#[test]
fn the_race_detector_is_silent_on_the_bugs() {
    for bug in [
        "load-then-store",
        "check-then-act",
        "two-locks",
        "guard-dropped-early",
    ] {
        assert_twin_prints(DIR, bug, RUNS, bug);
    }
}

/// Whether anything went wrong or not.
#[test]
fn a_data_race_is_reported_in_every_run() {
    if let Some(exe) = go_twin(DIR, "data-race") {
        for _ in 0..RUNS {
            let output = run(&mut Command::new(&exe));
            let report = report::anonymous(&String::from_utf8_lossy(&output.stderr));
            assert!(report.contains("WARNING: DATA RACE"), "{report}");
            assert_eq!(output.status.code(), Some(66));
        }
    }
}

#[test]
fn a_go_channel_contains_a_lock() {
    if let Some(source) = go_source("runtime/chan.go") {
        let (_, channel) = source.split_once("type hchan struct {").expect("a channel");
        let (fields, _) = channel.split_once("\n}").expect("the end of its fields");
        assert!(fields.lines().any(|line| line.trim() == "lock mutex"));
        // And a send and a receive take it.
        assert!(source.matches("lock(&c.lock)").count() >= 2);
    }
}

/// Of the primitives that A4 lists, Go's standard library has two, one under another name.
#[test]
fn package_sync_has_a_mutex_and_a_condition_variable_only() {
    if let Some(output) = go(DIR, &["doc", "-short", "sync"]) {
        assert!(output.status.success(), "{output:?}");
        let listed = String::from_utf8_lossy(&output.stdout);
        let has = |name: &str| {
            let mut lines = listed.lines();
            lines.any(|line| line.trim().starts_with(&format!("type {name} ")))
        };
        assert!(has("Mutex") && has("RWMutex") && has("Cond"), "{listed}");
        for other in ["Semaphore", "Condition", "MQ", "Queue"] {
            assert!(!has(other), "{listed}");
        }
    }
}

#[test]
fn the_lock_twin_measures() {
    if let Some(exe) = plain_go_twin(DIR, "lock-cost") {
        for kind in ["mutex", "channel"] {
            let output = run(Command::new(&exe).args([kind, "2", "1000"]));
            let printed = String::from_utf8_lossy(&output.stdout);
            assert!(printed.trim().parse::<u64>().is_ok(), "{output:?}");
        }
    }
}

#[test]
fn the_counter_twin_counts_every_addition() {
    if let Some(exe) = plain_go_twin(DIR, "counter-cost") {
        for kind in ["mutex", "atomic"] {
            let output = run(Command::new(&exe).args([kind, "4", "1000"]));
            let printed = String::from_utf8_lossy(&output.stdout);
            assert!(printed.trim().parse::<u64>().is_ok(), "{output:?}");
        }
    }
}
