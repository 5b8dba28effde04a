//! Measures how often each bug of the lesson shows itself, and records it in `measured/races.json`.
//! Run it with `cargo bench -p lesson-05-mutex --bench races` and Go on the path.

use std::env;
use std::process::Command;

use lesson_program::recorded::{Recorded, plain_go_twin, run};
use lesson_program::{machine, measured};
use serde_json::json;

const DIR: &str = env!("CARGO_MANIFEST_DIR");
const RUNS: usize = 1_000;

/// Each bug, and the program in which it is mended.
const BUGS: [(&str, &str); 4] = [
    ("load-then-store", "counter"),
    ("check-then-act", "seat"),
    ("two-locks", "pockets"),
    ("guard-dropped-early", "numbers"),
];

fn main() {
    if !env::args().any(|argument| argument == "--bench") {
        return; // `cargo test --all-targets` runs benches too
    }
    let mut record = machine::head();
    record.insert("runs".into(), RUNS.into());
    let race = wrong("counter", &mut twin("data-race"));
    record.insert("data-race".into(), json!({ "go": race }));
    for (bug, mended) in BUGS {
        let mut rust = Command::new(env!("CARGO_BIN_EXE_05"));
        let go = wrong(mended, &mut twin(bug));
        let rust = wrong(mended, rust.arg(bug));
        record.insert(bug.into(), json!({ "go": go, "rust": rust }));
    }
    measured::write(DIR, "races.json", &record);
}

fn twin(name: &str) -> Command {
    Command::new(plain_go_twin(DIR, name).expect("Go is installed"))
}

/// In how many runs `command` printed what the program `mended` never prints.
fn wrong(mended: &str, command: &mut Command) -> usize {
    let right = Recorded::read(DIR, mended).outputs;
    let is_wrong = |_: &usize| {
        let output = run(command);
        let printed = String::from_utf8(output.stdout).expect("UTF-8 output");
        !right.contains(&printed)
    };
    (0..RUNS).filter(is_wrong).count()
}
