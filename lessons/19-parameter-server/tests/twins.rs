//! The Go twins of lesson 19, built with the race detector, and the facts about Go that the page
//! states.

use std::process::Command;

use lesson_program::recorded::{Recorded, assert_twin_prints, go, go_twin, plain_go_twin, run};

const DIR: &str = env!("CARGO_MANIFEST_DIR");
const RUNS: usize = 50;

/// Both languages have the same updates, and add them in the same order: the same last digits.
#[test]
fn the_mended_twin_prints_the_same() {
    assert_twin_prints(DIR, "parameter-server", RUNS, "parameter-server");
}

#[test]
fn every_order_has_the_same_last_digits_in_go() {
    assert_twin_prints(DIR, "last-digits", RUNS, "last-digits");
}

#[test]
fn the_twins_take_the_same_arguments() {
    if let Some(exe) = go_twin(DIR, "parameter-server") {
        let arguments = ["--seed", "7", "--workers", "3", "--updates", "20"];
        let go = run(Command::new(exe).args(arguments));
        let rust = env!("CARGO_BIN_EXE_19");
        let rust = run(Command::new(rust).arg("parameter-server").args(arguments));
        assert_eq!(go.stdout, rust.stdout);
        assert!(go.status.success() && go.stdout.ends_with(b"\n"), "{go:?}");
    }
}

#[test]
fn as_written_it_does_not_compile() {
    let file = "go/parameter-server-as-written/main.go";
    let Some(output) = go(DIR, &["build", "-o", "/dev/null", file]) else {
        return;
    };
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(
        said,
        include_str!("../go/parameter-server-as-written/stderr.txt")
    );
}

#[test]
fn only_the_import_was_missing() {
    let code = |text: &str| {
        let (_, code) = text.split_once("package main").expect("a program");
        code.to_owned()
    };
    let as_written = code(include_str!("../go/parameter-server-as-written/main.go"));
    let mended = code(include_str!("../go/sync-imported/main.go"));
    assert_eq!(mended.replace("\t\"sync\"\n", ""), as_written);
    assert_ne!(mended, as_written);
}

/// It compares what it was given with what it gives: to the last bit, in every run. The race
/// detector has nothing to report.
#[test]
fn get_returns_exactly_twice_the_right_sum() {
    if let Some(exe) = go_twin(DIR, "counted-twice") {
        for _ in 0..RUNS {
            let output = run(&mut Command::new(&exe));
            assert_eq!(
                String::from_utf8_lossy(&output.stdout),
                "true\n",
                "{output:?}"
            );
            assert!(output.status.success(), "{output:?}");
        }
    }
}

/// The updates are random, and each is less than 1. The run really sleeps, as the program does.
#[test]
fn with_the_import_it_runs() {
    if let Some(exe) = go_twin(DIR, "sync-imported") {
        let output = run(&mut Command::new(exe));
        assert!(output.status.success(), "{output:?}");
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        let sum = printed.strip_prefix("Final parameter: ").expect("its line");
        let sum: f64 = sum.trim().parse().expect("a number");
        assert!((0.0..2_000.0).contains(&sum), "{sum}");
    }
}

/// Whatever the last digits are, the first ones are right, and the race detector is silent.
#[test]
fn as_they_come_the_first_digits_are_right() {
    let right = Recorded::read(DIR, "parameter-server").outputs;
    let right = right
        .first()
        .and_then(|line| line.trim().rsplit(' ').next());
    let right: f64 = right.and_then(|sum| sum.parse().ok()).expect("a sum");
    if let Some(exe) = go_twin(DIR, "as-they-come") {
        for _ in 0..RUNS {
            let output = run(&mut Command::new(&exe));
            assert!(output.status.success(), "{output:?}");
            let printed = String::from_utf8_lossy(&output.stdout).into_owned();
            let sum: f64 = printed.trim().parse().expect("a number");
            assert!((sum - right).abs() < 1e-9, "{sum}, not {right}");
        }
    }
}

#[test]
fn the_twin_of_the_benchmark_loses_nothing() {
    if let Some(exe) = plain_go_twin(DIR, "updates") {
        for kind in ["as-written", "mutex", "mutex-ranges", "cas"] {
            let output = run(Command::new(&exe).args([kind, "3", "80", "64"]));
            let printed = String::from_utf8_lossy(&output.stdout);
            assert!(printed.trim().parse::<u64>().is_ok(), "{output:?}");
        }
    }
}
