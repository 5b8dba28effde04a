//! The Go twins of lesson 03, built with the race detector, and the facts about Go that the page
//! states. Those that sleep run in Go's own virtual time, the bubble of `testing/synctest`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Mutex;

use lesson_program::recorded::{Recorded, assert_twin_prints, go, go_twin, plain_go_twin, run};

const DIR: &str = env!("CARGO_MANIFEST_DIR");
const RUNS: usize = 50;

/// The twin `name` as a test that runs its `main` in virtual time. Built once: another test may be
/// running it.
fn virtual_twin(name: &'static str) -> Option<PathBuf> {
    static BUILT: Mutex<BTreeMap<&str, Option<PathBuf>>> = Mutex::new(BTreeMap::new());
    let mut built = BUILT.lock().expect("every twin builds");
    built.entry(name).or_insert_with(|| build(name)).clone()
}

/// Builds the test beside the twin's own binary.
fn build(name: &str) -> Option<PathBuf> {
    let dir = go_twin(DIR, name)?.with_extension("virtual");
    fs::create_dir_all(&dir).expect("target can be written");
    let twins = Path::new(DIR).join("go");
    for (from, to) in [(name, "main.go"), ("virtual", "main_test.go")] {
        fs::copy(twins.join(from).join(to), dir.join(to)).expect("target can be written");
    }
    for arguments in [&["vet"][..], &["test", "-c", "-race", "-o", "virtual"]] {
        let output = go(&dir, &[arguments, &["main.go", "main_test.go"]].concat())?;
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{name}: {stderr}");
    }
    Some(dir.join("virtual"))
}

/// What a test's `main` printed, and then that it passed.
fn printed(output: &Output) -> String {
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
    let stdout = String::from_utf8_lossy(&output.stdout);
    let own = stdout.strip_suffix("PASS\n");
    own.unwrap_or_else(|| panic!("{stdout}")).to_owned()
}

#[test]
fn the_twins_print_the_same() {
    for twin in ["both-ready", "merge", "poll"] {
        assert_twin_prints(DIR, twin, RUNS, twin);
    }
}

/// And leave nobody blocked, or the test would not pass.
#[test]
fn in_virtual_time_the_twins_print_the_same() {
    for (twin, record) in [
        ("two-delays", "two-delays"),
        ("two-delays-as-written", "two-delays.as-written"),
        ("two-delays-equal", "two-delays.as-written"),
        ("heartbeat", "heartbeat"),
        ("timeout-each", "timeout-each"),
        ("one-deadline", "one-deadline"),
        ("in-person", "in-person"),
        ("timeout-drops-the-value", "timeout-drops-the-value"),
    ] {
        let allowed = Recorded::read(DIR, record).outputs;
        if let Some(exe) = virtual_twin(twin) {
            for _ in 0..RUNS {
                let printed = printed(&run(&mut Command::new(&exe)));
                assert!(allowed.contains(&printed), "{twin}: {printed:?}");
            }
        }
    }
}

/// The clock of a bubble is exact.
#[test]
fn a_bubbles_clock_moves_only_when_everybody_waits() {
    for (twin, expected) in [
        ("nothing-slept", "24h0m0s\n"),
        ("two-delays-as-written", "Hello\nWorld\n"),
        ("heartbeat", "still waiting\nstill waiting\n42\n"),
        ("one-deadline", "letter 1\nletter 2\ntime is up\n"),
        ("missed-ticks", "1\n"),
    ] {
        if let Some(exe) = virtual_twin(twin) {
            let printed = printed(&run(&mut Command::new(exe)));
            assert_eq!(printed, expected, "{twin}");
        }
    }
}

#[test]
fn in_go_a_parcel_sent_to_nobody_counts_as_delivered() {
    if let Some(exe) = virtual_twin("timeout-drops-the-value") {
        let printed = printed(&run(&mut Command::new(exe)));
        assert_eq!(printed, "nobody came\ncourier: delivered\n");
    }
}

/// The bubble's deadlock, on the first line that is not the test's own. A goroutine that is left
/// blocked goes unnoticed outside a bubble.
#[test]
fn in_go_a_sender_is_left_blocked() {
    let Some(exe) = virtual_twin("sender-left-blocked") else {
        return;
    };
    let output = run(&mut Command::new(exe));
    assert_eq!(output.status.code(), Some(2));
    let stdout = String::from_utf8_lossy(&output.stdout);
    assert!(stdout.starts_with("nobody came\n"), "{stdout}");
    let stderr = String::from_utf8_lossy(&output.stderr);
    let words = stderr.lines().find_map(|line| line.strip_prefix("panic: "));
    let (words, _) = words.unwrap_or(&stderr).split_once(" [").expect(&stderr);
    let said = include_str!("../go/sender-left-blocked/stderr.txt");
    assert_eq!(format!("panic: {words}\n"), said);
}

/// Of 10,000 picks among three ready arms each arm gets its third, but for chance: 2,500 is 17
/// standard deviations away.
#[test]
fn every_ready_arm_is_taken_often() {
    if let Some(exe) = plain_go_twin(DIR, "measured") {
        let output = run(Command::new(exe).args(["picks", "10000"]));
        let picks: [u32; 3] = serde_json::from_slice(&output.stdout).expect("three numbers");
        assert_eq!(picks.iter().sum::<u32>(), 10_000);
        assert!(picks.iter().all(|&picks| picks > 2_500), "{picks:?}");
    }
}
