//! The readers of graphs and of progress against damaged files: `cargo bench -p workbook --bench fuzz
//! -- --seconds 60`, with `--seed N` for other damage. Ends at the first file on which one of them
//! panics, and says which round of which seed it was.

use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::time::{Duration, Instant};

#[path = "../tests/damaged/mod.rs"]
mod damaged;

use damaged::Damaged;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().collect();
    let number = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1)?.parse::<u64>().ok()
    };
    // `cargo test --all-targets` runs benches too, and names no time.
    let Some(seconds) = number("--seconds") else {
        return ExitCode::SUCCESS;
    };
    let seed = number("--seed").unwrap_or(0);
    let mut damaged = Damaged::new(seed);
    let start = Instant::now();
    let mut rounds = 0_u64;
    while start.elapsed() < Duration::from_secs(seconds) {
        if catch_unwind(AssertUnwindSafe(|| damaged.round())).is_err() {
            eprintln!("seed {seed}, round {rounds}");
            return ExitCode::FAILURE;
        }
        rounds += 1;
    }
    let [graphs, progress] = damaged.read;
    println!(
        "seed {seed}: {rounds} rounds, {graphs} graphs and {progress} files of progress read, no finding"
    );
    ExitCode::SUCCESS
}
