//! The programs as written while standard input stays open: they print everything, and then do
//! not end before they have read a line.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};

use lesson_program::recorded::{Recorded, go_twin};

const DIR: &str = env!("CARGO_MANIFEST_DIR");
const EXE: &str = env!("CARGO_BIN_EXE_01");

/// Holds the input open until `lines` lines have come, then gives it one line.
fn prints_all_and_waits(command: &mut Command, lines: usize, record: &str) {
    let mut child = command
        .env("GORACE", "atexit_sleep_ms=10")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut output = BufReader::new(child.stdout.take().expect("piped"));
    let mut printed = String::new();
    for line in 1..=lines {
        let read = output.read_line(&mut printed).expect("UTF-8 output");
        assert_ne!(read, 0, "{command:?} ended before line {line}");
    }
    let ended = child.try_wait().expect("it can be waited for");
    assert_eq!(ended, None, "{command:?} did not wait for a line");
    child
        .stdin
        .take()
        .expect("piped")
        .write_all(b"\n")
        .expect("it reads");
    assert!(child.wait().expect("it can be waited for").success());
    assert!(Recorded::read(DIR, record).outputs.contains(&printed));
}

#[test]
fn the_rust_programs_wait_for_a_line() {
    for (name, lines) in [("one-greeting", 1), ("two-greetings", 2)] {
        let record = format!("{name}.as-written");
        let mut program = Command::new(EXE);
        prints_all_and_waits(program.args([name, "--as-written"]), lines, &record);
    }
}

#[test]
fn the_go_twins_wait_for_a_line() {
    for (name, lines) in [("one-greeting", 1), ("two-greetings", 2)] {
        if let Some(exe) = go_twin(DIR, &format!("{name}-as-written")) {
            let record = format!("{name}.as-written");
            prints_all_and_waits(&mut Command::new(exe), lines, &record);
        }
    }
}
