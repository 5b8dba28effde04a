//! Measures how often each bug of the lesson shows itself, and records it in `measured/races.json`.
//! Run it with `cargo bench --bench races` and Go on the path.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;

use lesson_program::recorded::{Recorded, plain_go_twin, run};
use serde_json::{Map, Value, json};

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
    let mut measured = Map::new();
    measured.insert("date".into(), word("date", &["-u", "+%F"], 0).into());
    measured.insert("rust".into(), word("rustc", &["--version"], 1).into());
    let go = word("go", &["version"], 2);
    measured.insert("go".into(), go.trim_start_matches("go").into());
    let cores = thread::available_parallelism().map_or(1, usize::from);
    measured.insert("cores".into(), cores.into());
    measured.insert("runs".into(), RUNS.into());
    let race = wrong("counter", &mut twin("data-race"));
    measured.insert("data-race".into(), json!({ "go": race }));
    for (bug, mended) in BUGS {
        let mut rust = Command::new(env!("CARGO_BIN_EXE_05"));
        let go = wrong(mended, &mut twin(bug));
        let rust = wrong(mended, rust.arg(bug));
        measured.insert(bug.into(), json!({ "go": go, "rust": rust }));
    }
    let text = serde_json::to_string_pretty(&Value::from(measured)).expect("numbers and strings");
    let file = Path::new(DIR).join("measured/races.json");
    fs::write(&file, text + "\n").expect("measured/ can be written");
    println!("wrote {}", file.display());
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

fn word(program: &str, args: &[&str], nth: usize) -> String {
    let output = Command::new(program).args(args).output().expect(program);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let word = text.split_whitespace().nth(nth);
    word.unwrap_or_default().to_owned()
}
