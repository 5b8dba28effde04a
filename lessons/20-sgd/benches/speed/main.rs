//! How long each way of training takes until the loss is low enough, in Go and in Rust: `cargo
//! bench -p lesson-20-sgd --bench speed`, with Go on the path, on Linux. Writes
//! `measured/speed.json`.
//!
//! Every figure is the median of several rounds. Within a round Rust and Go take turns, each
//! measurement in a process of its own. A round in which other programs had more than a little of
//! the processors does not count, unless `-- busy` is given; the record says how much they had.

use std::env;

use lesson_program::measured;

mod measure;
mod record;
mod rounds;

const DIR: &str = env!("CARGO_MANIFEST_DIR");

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let asked = |word: &str| arguments.iter().any(|argument| argument == word);
    match &arguments[..] {
        [once, kind, workers, target] if once == "once" => {
            let workers = workers.parse().expect("a number of workers");
            measure::print(kind, workers, target.parse().expect("a loss"));
        }
        _ if asked("--bench") => {
            measured::write(DIR, "speed.json", &rounds::measure(DIR, asked("busy")));
        }
        _ => {} // `cargo test --all-targets` runs benches too
    }
}
