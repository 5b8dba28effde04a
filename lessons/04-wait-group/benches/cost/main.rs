//! What n threads, goroutines and channels cost in time and memory: `cargo bench --bench cost`,
//! with Go on the path, on Linux. Writes `measured/cost.json` and draws it.
//!
//! Every figure is the median of several rounds. Within a round Rust and Go take turns, each
//! measurement in a process of its own. A round in which other programs had more than a little of
//! the processors does not count.

use std::env;
use std::fs;
use std::path::Path;

mod machine;
mod measure;
mod plot;
mod record;
mod rounds;

use record::Cost;

const DIR: &str = env!("CARGO_MANIFEST_DIR");

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match &arguments[..] {
        [once, kind, n] if once == "once" => {
            measure::print(kind, n.parse().expect("a number"));
        }
        all if all.iter().any(|argument| argument == "--bench") => write(&rounds::measure(DIR)),
        _ => {} // `cargo test --all-targets` runs benches too
    }
}

fn write(cost: &Cost) {
    let dir = Path::new(DIR).join("measured");
    fs::create_dir_all(&dir).expect("the lesson's directory can be written");
    let json = serde_json::to_string_pretty(cost).expect("numbers and strings") + "\n";
    for (name, text) in [
        ("cost.json", json),
        ("cost-time.svg", plot::time(cost)),
        ("cost-memory.svg", plot::memory(cost)),
    ] {
        fs::write(dir.join(name), text).expect("measured/ can be written");
        println!("wrote measured/{name}");
    }
}
