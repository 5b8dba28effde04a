//! Draws `measured/table.json` into `measured/table.svg`: `cargo bench -p lesson-measured --bench
//! draw`. Nothing is measured here; `cargo run --release -- bench` does both.

use std::env;
use std::fs;
use std::path::Path;

use lesson_measured::{DRAWING, Table};

mod plot;

fn main() {
    if env::args().any(|argument| argument == "--bench") {
        let lessons = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let table = Table::read(&lessons).expect("the table has been written");
        fs::write(lessons.join(DRAWING), plot::ratios(&table)).expect("measured/ can be written");
        println!("wrote lessons/{DRAWING}");
    } // `cargo test --all-targets` runs benches too
}
