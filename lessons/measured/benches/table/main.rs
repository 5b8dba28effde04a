//! Writes `measured/table.json` from what the lessons have recorded, and draws it into
//! `measured/table.svg`: `cargo bench -p lesson-measured --bench table`. Nothing is measured here;
//! `cargo run --release -- bench` does both.

use std::env;
use std::fs;
use std::path::Path;

use lesson_measured::{DRAWING, RECORD, Table, benches};

mod plot;

fn main() {
    if env::args().any(|argument| argument == "--bench") {
        let lessons = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let benches = benches(&lessons).unwrap_or_else(|error| panic!("{error}"));
        let table = Table::of(&lessons, &benches).unwrap_or_else(|error| panic!("{error}"));
        table
            .write(&lessons)
            .unwrap_or_else(|error| panic!("{error}"));
        fs::write(lessons.join(DRAWING), plot::draw(&table)).expect("measured/ can be written");
        println!("wrote lessons/{RECORD} and lessons/{DRAWING}");
    } // `cargo test --all-targets` runs benches too
}
