//! What it costs four threads to add to one number, behind a mutex and as an atomic, in Go and in
//! Rust: `cargo bench -p lesson-05-mutex --bench counters`, with Go on the path, on Linux. Writes
//! `measured/counters.json`; with `-- busy` however busy the machine is, and records that.
//!
//! Every figure is the median of several rounds. Within a round Go and Rust take turns, each
//! measurement in a process of its own.

use std::env;

use lesson_program::beside::{self, Kind, Plan, Prints};

mod measure;

const PLAN: Plan = Plan {
    twin: "counter-cost",
    record: "counters.json",
    rounds: 11,
    kinds: &[
        additions(true, "mutex"),
        additions(false, "mutex"),
        additions(true, "atomic"),
        additions(false, "atomic"),
    ],
    rows: &[("mutex", "mutex", "mutex"), ("atomic", "atomic", "atomic")],
    prints: Prints::Nanoseconds,
};

/// By four threads at once.
const fn additions(in_go: bool, name: &'static str) -> Kind {
    Kind {
        in_go,
        name,
        arguments: &["4"],
        operations: 4_000_000,
    }
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match &arguments[..] {
        [once, kind, threads, n] if once == "once" => {
            let number = |text: &String| text.parse().expect("a number");
            measure::print(kind, number(threads), number(n));
        }
        _ if arguments.iter().any(|argument| argument == "--bench") => {
            beside::record(env!("CARGO_MANIFEST_DIR"), &PLAN, &arguments);
        }
        _ => {} // `cargo test --all-targets` runs benches too
    }
}
