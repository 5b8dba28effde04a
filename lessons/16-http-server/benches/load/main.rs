//! How many requests the servers of the lesson answer in a second, beside Go's `net/http`, and what
//! they cost: `cargo bench --bench load`, with Go on the path, on Linux. Writes `measured/load.json`
//! and draws it; with `-- draw` it only draws what is recorded, with `-- once` it measures one round
//! and writes nothing; with `-- busy` it measures however busy the machine is, and records that.
//!
//! Every figure is the median of several rounds. Within a round the servers take turns, each in a
//! process of its own, under the same load: one thread that keeps so many connections busy, each with
//! one request at a time.

use std::env;
use std::fs;
use std::path::Path;

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
        draw(&read());
    } else if asked("once") {
        let round = rounds::round(DIR);
        println!("{round:#?}");
    } else if asked("--bench") {
        let load = rounds::measure(DIR, asked("busy"));
        let json = serde_json::to_string_pretty(&load).expect("numbers and strings");
        write("load.json", json + "\n");
        draw(&load);
    } // `cargo test --all-targets` runs benches too
}

fn read() -> Load {
    let path = Path::new(DIR).join("measured/load.json");
    let json = fs::read_to_string(path).expect("something has been measured");
    serde_json::from_str(&json).expect("a record")
}

fn draw(load: &Load) {
    write("load.svg", plot::throughput(load));
}

fn write(name: &str, text: String) {
    let dir = Path::new(DIR).join("measured");
    fs::create_dir_all(&dir).expect("the lesson's directory can be written");
    fs::write(dir.join(name), text).expect("measured/ can be written");
    println!("wrote measured/{name}");
}
