//! What the programs of lesson 20 print: every run of the real binary stays inside a set that is
//! computed, or says what its digits are.

use std::collections::BTreeSet;
use std::process::Command;
use std::time::Duration;

use lesson_20_sgd::plot;
use lesson_program::recorded::{Recorded, record, record_endless, run};

mod expected;

const EXE: &str = env!("CARGO_BIN_EXE_20");
const RUNS: usize = 50;

/// How long a program that never ends is watched.
const WATCHED: Duration = Duration::from_millis(300);

fn recorded(program: &str, allowed: BTreeSet<String>) -> Recorded {
    record("20", EXE, &[program], RUNS, allowed)
}

/// What one run printed, which every other prints too.
fn determined(program: &str) -> Recorded {
    let first = run(Command::new(EXE).arg(program));
    let first = String::from_utf8(first.stdout).expect("UTF-8 output");
    record("20", EXE, &[program], 2, [first])
}

#[test]
fn training_is_determined() {
    let recorded = determined("train");
    let printed = recorded.outputs.first().expect("one output");
    let bits = |line: &str| -> Vec<String> { line.split_whitespace().map(str::to_owned).collect() };
    for line in printed.lines().filter(|line| line.starts_with("bits")) {
        let digests = bits(line);
        assert_eq!(digests[2], digests[3], "in batches and on all cores");
    }
    insta::assert_snapshot!("train", recorded);
}

#[test]
fn staleness_is_determined() {
    insta::assert_snapshot!("parameter-server", determined("parameter-server"));
}

#[test]
fn the_drawings_are_the_committed_ones() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/measured/");
    for (name, text) in plot::files() {
        let committed = std::fs::read_to_string(format!("{folder}{name}")).unwrap_or_default();
        let how = "to accept them: cargo run --bin 20 -- plot";
        assert!(committed == text, "measured/{name} is out of date; {how}");
    }
    insta::assert_snapshot!("plot", determined("plot"));
}

/// Where Hogwild ends is another number in every run; how many digits it has is not.
#[test]
fn hogwild_prints_other_digits_in_every_run() {
    let output = run(Command::new(EXE).arg("hogwild"));
    assert!(output.status.success() && output.stderr.is_empty());
    let printed = String::from_utf8(output.stdout).expect("UTF-8 output");
    let anonymous = |line: &str| match line.split_once(" and 0.") {
        Some((before, digits)) => format!("{before} and 0.{}\n", "·".repeat(digits.len())),
        None => format!("{line}\n"),
    };
    let recorded = Recorded {
        command: "cargo run --bin 20 -- hogwild".to_owned(),
        outputs: [printed.lines().map(anonymous).collect()].into(),
        stderr: String::new(),
        exit_code: Some(0),
    };
    insta::assert_snapshot!("hogwild", recorded);
}

/// None of the lesson's programs is a Go original's with its faults.
#[test]
fn there_is_nothing_as_written() {
    for arguments in [&["--as-written"][..], &["gate", "--as-written"]] {
        let output = run(Command::new(EXE).args(arguments));
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains("leave the flag out"), "{said}");
    }
    let help = run(Command::new(EXE).arg("--help"));
    let help = String::from_utf8_lossy(&help.stdout).into_owned();
    assert!(!help.contains("--as-written"), "{help}");
}

#[test]
fn nothing_is_lost() {
    insta::assert_snapshot!("cell", recorded("cell", expected::both_added()));
}

#[test]
fn an_update_may_be_lost() {
    for program in ["lost-update", "relaxed"] {
        insta::assert_snapshot!(program, recorded(program, expected::perhaps_added()));
    }
}

/// x86 has 64-bit registers and lets nobody see stores out of order; the other values are possible
/// all the same, which loom shows.
#[test]
fn a_weight_may_be_torn() {
    insta::assert_snapshot!("torn", recorded("torn", expected::perhaps_torn()));
}

#[test]
fn nobody_is_ahead() {
    insta::assert_snapshot!("gate", recorded("gate", expected::in_step()));
}

#[test]
fn somebody_may_be_ahead() {
    insta::assert_snapshot!("one-ahead", recorded("one-ahead", expected::in_no_step()));
}

#[test]
fn nobody_ever_begins() {
    let recorded = record_endless("20", EXE, &["blocks-at-zero"], WATCHED, "");
    insta::assert_snapshot!("blocks-at-zero", recorded);
}

/// The worker with three rounds begins two of them, before or after the other's only one.
#[test]
fn whoever_is_left_waits_for_ever() {
    let begun = expected::stuck();
    let recorded = ends_never(&begun);
    insta::assert_snapshot!("finished-holds-up", recorded);
}

/// The record of a program that prints one of `begun` and never ends.
fn ends_never(begun: &BTreeSet<String>) -> Recorded {
    use std::io::Read as _;
    use std::process::Stdio;
    let mut child = Command::new(EXE)
        .arg("finished-holds-up")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdout = child.stdout.take().expect("piped");
    let mut printed = String::new();
    let mut bytes = [0; 256];
    while printed.lines().count() < 3 {
        let read = stdout.read(&mut bytes).expect("it can be read");
        assert!(read > 0, "it ended after {printed:?}");
        printed += std::str::from_utf8(&bytes[..read]).expect("UTF-8 output");
    }
    assert!(child.try_wait().expect("it can be asked").is_none());
    child.kill().expect("it can be killed");
    child.wait().expect("it can be waited for");
    assert!(begun.contains(&printed), "{printed:?}");
    Recorded {
        command: "cargo run --bin 20 -- finished-holds-up".to_owned(),
        outputs: begun.clone(),
        stderr: String::new(),
        exit_code: None,
    }
}
