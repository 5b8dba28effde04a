//! What it costs to start 10,000 tasks and wait for them: threads, scoped threads and a pool in
//! Rust, goroutines in Go. `cargo bench -p lesson-04-wait-group --bench tasks`, with Go on the path,
//! on Linux. Writes `measured/tasks.json`; with `-- busy` however busy the machine is, and records
//! that.
//!
//! Every figure is the median of several rounds. Within a round Go and Rust take turns, each
//! measurement in a process of its own.

use std::env;

use lesson_program::beside::{self, Kind, Plan, Prints};

mod measure;

const PLAN: Plan = Plan {
    twin: "cost",
    record: "tasks.json",
    rounds: 11,
    kinds: &[
        tasks(false, "threads"),
        tasks(true, "run"),
        tasks(false, "scope"),
        tasks(false, "pool"),
    ],
    rows: &[
        ("threads", "run", "threads"),
        ("scoped-threads", "run", "scope"),
        ("pool", "run", "pool"),
    ],
    prints: Prints::Nanoseconds,
};

const fn tasks(in_go: bool, name: &'static str) -> Kind {
    Kind {
        in_go,
        name,
        arguments: &[],
        operations: 10_000,
    }
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match &arguments[..] {
        [once, kind, n] if once == "once" => measure::print(kind, n.parse().expect("a number")),
        _ if arguments.iter().any(|argument| argument == "--bench") => {
            beside::record(env!("CARGO_MANIFEST_DIR"), &PLAN, &arguments);
        }
        _ => {} // `cargo test --all-targets` runs benches too
    }
}
