//! How many requests the servers of the lesson answer in a second, beside Go's `net/http`, and what
//! they cost: `cargo bench -p lesson-16-http-server --bench load`, with Go on the path, on Linux.
//! Writes `measured/load.json` and draws it; with `-- draw` it only draws what is recorded, with
//! `-- once` it measures one round and writes nothing; with `-- busy` it measures however busy the
//! machine is, and records that.
//!
//! Every figure is the median of several rounds. Within a round the servers take turns, each in a
//! process of its own, under the same load: one thread that keeps so many connections busy, each with
//! one request at a time.

use std::env;

use lesson_program::measured;

mod client;
mod memory;
mod plot;
mod process;
mod record;
mod rounds;

use record::Load;

const DIR: &str = env!("CARGO_MANIFEST_DIR");

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let asked = |word: &str| arguments.iter().any(|argument| argument == word);
    if asked("draw") {
        draw(&measured::read(DIR, "load.json"));
    } else if asked("once") {
        let round = rounds::round(DIR);
        println!("{round:#?}");
    } else if asked("--bench") {
        let load = rounds::measure(DIR, asked("busy"));
        measured::write(DIR, "load.json", &load);
        draw(&load);
    } // `cargo test --all-targets` runs benches too
}

fn draw(load: &Load) {
    measured::write_text(DIR, "load.svg", &plot::draw(load));
}
