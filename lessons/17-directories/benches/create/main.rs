//! What it costs to create a tree of directories, and to lock by a directory, in Go and in Rust:
//! `cargo bench -p lesson-17-directories --bench create`, with Go on the path, on Linux. Writes
//! `measured/create.json` and draws it; with `-- draw` it only draws what is recorded, with
//! `-- busy` a few rounds count whatever else runs.
//!
//! Every figure is the median of several rounds. Within a round Rust and Go take turns, each
//! measurement in a process and a directory of its own. A round in which other programs had more than a little of
//! the processors does not count.

use std::env;
use std::path::Path;

use lesson_program::measured;

mod measure;
mod plot;
mod record;
mod rounds;

use record::Create;

const DIR: &str = env!("CARGO_MANIFEST_DIR");

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let asked = |word: &str| arguments.iter().any(|argument| argument == word);
    match &arguments[..] {
        [once, kind, base, threads, n] if once == "once" => {
            let number = |text: &String| text.parse().expect("a number");
            measure::print(kind, Path::new(base), number(threads), number(n));
        }
        _ if asked("draw") => draw(&measured::read(DIR, "create.json")),
        _ if asked("--bench") => {
            let create = rounds::measure(DIR, asked("busy"));
            measured::write(DIR, "create.json", &create);
            draw(&create);
        }
        _ => {} // `cargo test --all-targets` runs benches too
    }
}

fn draw(create: &Create) {
    measured::write_text(DIR, "create.svg", &plot::draw(create));
}
