//! Throws damaged messages at the decoders: `cargo bench -p lesson-18-rpc --bench fuzz -- --seconds
//! 900 --seed 1`. Ends with a panic, and the input that did it, when one of them panics or holds
//! too much memory.

use std::env;
use std::time::{Duration, Instant};

#[path = "../../tests/fuzzing/mod.rs"]
mod fuzzing;

use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATED: PeakAlloc = PeakAlloc;

fn main() {
    let arguments: Vec<String> = env::args().collect();
    if !arguments.iter().any(|argument| argument == "--bench") {
        return; // `cargo test --all-targets` runs benches too
    }
    let number = |name: &str, otherwise: u64| {
        let at = arguments.iter().position(|argument| argument == name);
        let value = at.and_then(|at| arguments.get(at + 1));
        value.map_or(otherwise, |value| value.parse().expect("a number"))
    };
    let (seconds, mut seed) = (number("--seconds", 60), number("--seed", 1));
    let end = Instant::now() + Duration::from_secs(seconds);
    let (mut rounds, mut understood, mut refused) = (0_u64, 0, 0);
    while Instant::now() < end {
        let mut fuzzer = fuzzing::Fuzzer::new(seed, &ALLOCATED);
        for _ in 0..20_000 {
            fuzzer.round();
        }
        rounds += 20_000;
        understood += fuzzer.understood;
        refused += fuzzer.refused;
        seed += 1;
    }
    println!("{rounds} inputs up to seed {seed}: {understood} calls read, {refused} refusals");
}
