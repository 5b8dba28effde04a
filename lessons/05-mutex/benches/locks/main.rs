//! What it costs to lock and unlock, with a mutex and with a channel in its place, in Go and in
//! Rust: `cargo bench -p lesson-05-mutex --bench locks`, with Go on the path, on Linux. Writes
//! `measured/locks.json`.
//!
//! Every figure is the median of several rounds. Within a round Rust and Go take turns, each
//! measurement in a process of its own. A round in which other programs had more than a little of
//! the processors does not count, unless `-- busy` says that it may: the record then tells.

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
        [once, kind, threads, n] if once == "once" => {
            let number = |text: &String| text.parse().expect("a number");
            measure::print(kind, number(threads), number(n));
        }
        _ if asked("--bench") => {
            measured::write(DIR, "locks.json", &rounds::measure(DIR, asked("busy")));
        }
        _ => {} // `cargo test --all-targets` runs benches too
    }
}
