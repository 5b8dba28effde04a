//! What n threads, goroutines and channels cost in time and memory: `cargo bench -p
//! lesson-04-wait-group --bench cost`, with Go on the path, on Linux. Writes `measured/cost.json`
//! and draws it; with `-- draw` it only draws what is recorded.
//!
//! Every figure is the median of several rounds. Within a round Rust and Go take turns, each
//! measurement in a process of its own. A round in which other programs had more than a little of
//! the processors does not count, unless `-- busy` says that it may: the record then tells.

use std::env;

use lesson_program::measured;

mod measure;
mod plot;
mod record;
mod rounds;

use record::Cost;

const DIR: &str = env!("CARGO_MANIFEST_DIR");

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let asked = |word: &str| arguments.iter().any(|argument| argument == word);
    match &arguments[..] {
        [once, kind, n] if once == "once" => {
            measure::print(kind, n.parse().expect("a number"));
        }
        _ if asked("draw") => draw(&measured::read(DIR, "cost.json")),
        _ if asked("--bench") => {
            let cost = rounds::measure(DIR, asked("busy"));
            measured::write(DIR, "cost.json", &cost);
            draw(&cost);
        }
        _ => {} // `cargo test --all-targets` runs benches too
    }
}

fn draw(cost: &Cost) {
    measured::write_text(DIR, "cost-time.svg", &plot::time(cost));
    measured::write_text(DIR, "cost-memory.svg", &plot::memory(cost));
}
