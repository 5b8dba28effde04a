//! Measures how often each outcome of the programs as written comes, with standard input closed,
//! and records it in `measured/outcomes.json`. Run it with `cargo bench -p lesson-01-spawn-and-join
//! --bench outcomes` and Go on the path.

use std::collections::BTreeMap;
use std::env;
use std::process::Command;

use lesson_program::recorded::{Recorded, plain_go_twin, run};
use lesson_program::{machine, measured};
use serde_json::{Value, json};

const DIR: &str = env!("CARGO_MANIFEST_DIR");
const RUNS: usize = 1_000;

fn main() {
    if !env::args().any(|argument| argument == "--bench") {
        return; // `cargo test --all-targets` runs benches too
    }
    let mut record = machine::head();
    record.insert("runs".into(), RUNS.into());
    for program in ["one-greeting", "two-greetings"] {
        let twin = plain_go_twin(DIR, &format!("{program}-as-written")).expect("Go is installed");
        let mut rust = Command::new(env!("CARGO_BIN_EXE_01"));
        rust.args([program, "--as-written"]);
        let counts = json!({
            "go": counts(program, &mut Command::new(twin)),
            "rust": counts(program, &mut rust),
        });
        record.insert(program.into(), counts);
    }
    measured::write(DIR, "outcomes.json", &record);
}

/// How often each allowed output of `program` came; one that never came counts 0.
fn counts(program: &str, command: &mut Command) -> Value {
    let allowed = Recorded::read(DIR, &format!("{program}.as-written")).outputs;
    let mut counts: BTreeMap<String, usize> =
        allowed.iter().map(|output| (key(output), 0)).collect();
    for _ in 0..RUNS {
        let output = run(command);
        let printed = String::from_utf8(output.stdout).expect("UTF-8 output");
        let count = counts.get_mut(&key(&printed));
        *count.unwrap_or_else(|| panic!("{printed:?} is not allowed")) += 1;
    }
    json!(counts)
}

/// A key that a page can name: `nothing`, or the words that tell the lines apart, in order.
fn key(output: &str) -> String {
    let words: Vec<&str> = output
        .lines()
        .filter_map(|line| line.strip_prefix("Hello, ")?.strip_suffix('!'))
        .collect();
    if words.is_empty() {
        "nothing".to_owned()
    } else {
        words.join("-")
    }
}
