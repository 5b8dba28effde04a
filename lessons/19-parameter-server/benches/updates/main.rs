//! Updates per second of each server, in Go and in Rust: `cargo bench -p lesson-19-parameter-server
//! --bench updates`, with Go on the path, on Linux. Writes `measured/updates.json` and draws it;
//! with `-- draw` it only draws what is recorded.
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

use record::Updates;

const DIR: &str = env!("CARGO_MANIFEST_DIR");

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let asked = |word: &str| arguments.iter().any(|argument| argument == word);
    match &arguments[..] {
        [once, kind, workers, updates] if once == "once" => {
            let workers = workers.parse().expect("a number");
            measure::print(kind, workers, updates.parse().expect("a number"));
        }
        _ if asked("draw") => draw(&measured::read(DIR, "updates.json")),
        _ if asked("--bench") => {
            let updates = rounds::measure(DIR, asked("busy"));
            measured::write(DIR, "updates.json", &updates);
            draw(&updates);
        }
        _ => {} // `cargo test --all-targets` runs benches too
    }
}

fn draw(updates: &Updates) {
    measured::write_text(DIR, "updates.svg", &plot::draw(updates));
}
