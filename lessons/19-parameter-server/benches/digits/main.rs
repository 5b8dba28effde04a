//! How often the last digits of the same sum differ, in Go and in Rust: `cargo bench -p
//! lesson-19-parameter-server --bench digits`, with Go on the path, on Linux. Writes
//! `measured/digits.json`. How busy the machine is changes the order in which updates come, so the
//! record says it.

use std::collections::BTreeSet;
use std::env;
use std::process::Command;

use lesson_19_parameter_server::last_digits;
use lesson_program::machine::{Processors, describe};
use lesson_program::recorded::plain_go_twin;
use lesson_program::{measured, sample};

mod record;

use record::{Digits, Sums};

const DIR: &str = env!("CARGO_MANIFEST_DIR");
const RUNS: usize = 200;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments == ["once"] {
        println!("{}", last_digits::sum_as_they_come(19, 10, 100));
    } else if arguments.iter().any(|argument| argument == "--bench") {
        measured::write(DIR, "digits.json", &measure());
    } // `cargo test --all-targets` runs benches too
}

/// Runs Go's program, Go's on one processor, and Rust's, by turns.
fn measure() -> Digits {
    let go = plain_go_twin(DIR, "as-they-come").expect("Go is installed");
    println!("running three programs {RUNS} times each, however busy the machine is");
    let before = Processors::now();
    let mut seen = [BTreeSet::new(), BTreeSet::new(), BTreeSet::new()];
    for _ in 0..RUNS {
        seen[0].insert(printed(&mut Command::new(&go)));
        seen[1].insert(printed(Command::new(&go).env("GOMAXPROCS", "1")));
        seen[2].insert(printed(&mut sample::command(None)));
    }
    let [go, go_one_processor, rust] = seen.map(|sums| Sums::of(&sums));
    Digits {
        machine: describe(Processors::now().others_since(&before)),
        runs: RUNS,
        go,
        go_one_processor,
        rust,
    }
}

fn printed(command: &mut Command) -> String {
    sample::printed(command).trim().to_owned()
}
