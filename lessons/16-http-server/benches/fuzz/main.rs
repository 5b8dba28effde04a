//! The request reader against input that is made up from real requests: `cargo bench -p
//! lesson-16-http-server --bench fuzz -- --seconds 60`, with `--seed N` for other input. Ends at
//! the first input that the reader, or the service behind it, does not take as it should, and shows
//! it.

use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::time::{Duration, Instant};

#[path = "../../tests/made_up/mod.rs"]
mod made_up;
#[path = "../../tests/random/mod.rs"]
mod random;
#[path = "../../tests/table/mod.rs"]
mod table;

use random::Random;

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
    let mut random = Random::new(seed);
    let start = Instant::now();
    let (mut inputs, mut requests, mut refused) = (0_u64, 0, 0);
    while start.elapsed() < Duration::from_secs(seconds) {
        let bytes = made_up::input(&mut random);
        let checked = catch_unwind(AssertUnwindSafe(|| made_up::check(&bytes, &mut random)));
        let Ok(outcome) = checked else {
            eprintln!("seed {seed}, input {inputs}: {}", bytes.escape_ascii());
            return ExitCode::FAILURE;
        };
        inputs += 1;
        requests += outcome.requests.len();
        refused += usize::from(outcome.refused.is_some());
    }
    println!("seed {seed}: {inputs} inputs, {requests} requests, {refused} refusals, no finding");
    ExitCode::SUCCESS
}
