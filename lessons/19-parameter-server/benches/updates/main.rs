//! Updates per second of each server, in Go and in Rust: `cargo bench --bench updates`, with Go on
//! the path, on Linux. Writes `measured/updates.json` and draws it; with `-- draw` it only draws
//! what is recorded.
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
        _ if asked("draw") => draw(&read()),
        _ if asked("--bench") => {
            let updates = rounds::measure(DIR, asked("busy"));
            let json = serde_json::to_string_pretty(&updates).expect("numbers and strings");
            write("updates.json", json + "\n");
            draw(&updates);
        }
        _ => {} // `cargo test --all-targets` runs benches too
    }
}

fn read() -> Updates {
    let path = Path::new(DIR).join("measured/updates.json");
    let json = fs::read_to_string(path).expect("something has been measured");
    serde_json::from_str(&json).expect("a record")
}

fn draw(updates: &Updates) {
    write("updates.svg", plot::rates(updates));
}

fn write(name: &str, text: String) {
    let dir = Path::new(DIR).join("measured");
    fs::create_dir_all(&dir).expect("the lesson's directory can be written");
    fs::write(dir.join(name), text).expect("measured/ can be written");
    println!("wrote measured/{name}");
}
