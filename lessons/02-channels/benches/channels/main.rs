//! What it costs to hand values over, one by one and by the batch, in Go and in Rust:
//! `cargo bench -p lesson-02-channels --bench channels`, with Go on the path, on Linux. Writes
//! `measured/channels.json`; with `-- busy` however busy the machine is, and records that.
//!
//! Every figure is the median of several rounds. Within a round Go and Rust take turns, each
//! measurement in a process of its own.

use std::env;

use lesson_program::beside::{self, Kind, Plan, Prints};

mod measure;

const PLAN: Plan = Plan {
    twin: "channel-cost",
    record: "channels.json",
    rounds: 11,
    kinds: &[
        kind(true, "ping-pong", 20_000),
        kind(false, "ping-pong", 20_000),
        kind(false, "spinning", 200_000),
        kind(true, "one-to-one", 2_000_000),
        kind(false, "one-to-one", 2_000_000),
        kind(true, "roomy", 2_000_000),
        kind(false, "roomy", 2_000_000),
        kind(true, "four-to-four", 2_000_000),
        kind(false, "four-to-four", 2_000_000),
        kind(true, "batches", 8_000_000),
        kind(false, "batches", 8_000_000),
    ],
    rows: &[
        ("ping-pong", "ping-pong", "ping-pong"),
        ("spinning", "ping-pong", "spinning"),
        ("one-to-one", "one-to-one", "one-to-one"),
        ("roomy", "roomy", "roomy"),
        ("four-to-four", "four-to-four", "four-to-four"),
        ("batches", "batches", "batches"),
    ],
    prints: Prints::Nanoseconds,
};

/// So many round trips, or values handed over.
const fn kind(in_go: bool, name: &'static str, operations: u64) -> Kind {
    Kind {
        in_go,
        name,
        arguments: &[],
        operations,
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
