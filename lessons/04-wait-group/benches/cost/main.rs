//! What n threads, goroutines and channels cost in time and memory: `cargo bench --bench cost`,
//! with Go on the path, on Linux. Writes `measured/cost.json` and draws it; with `-- draw` it only
//! draws what is recorded.
//!
//! Every figure is the median of several rounds. Within a round Rust and Go take turns, each
//! measurement in a process of its own. A round in which other programs had more than a little of
//! the processors does not count, unless `-- busy` says that it may: the record then tells.

use std::env;
use std::fs;
use std::path::Path;

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
        _ if asked("draw") => draw(&read()),
        _ if asked("--bench") => {
            let cost = rounds::measure(DIR, asked("busy"));
            let json = serde_json::to_string_pretty(&cost).expect("numbers and strings");
            write("cost.json", json + "\n");
            draw(&cost);
        }
        _ => {} // `cargo test --all-targets` runs benches too
    }
}

fn read() -> Cost {
    let path = Path::new(DIR).join("measured/cost.json");
    let json = fs::read_to_string(path).expect("something has been measured");
    serde_json::from_str(&json).expect("a record")
}

fn draw(cost: &Cost) {
    write("cost-time.svg", plot::time(cost));
    write("cost-memory.svg", plot::memory(cost));
}

fn write(name: &str, text: String) {
    let dir = Path::new(DIR).join("measured");
    fs::create_dir_all(&dir).expect("the lesson's directory can be written");
    fs::write(dir.join(name), text).expect("measured/ can be written");
    println!("wrote measured/{name}");
}
