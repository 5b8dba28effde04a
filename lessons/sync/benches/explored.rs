//! How fast the explored flavour runs a small program, under the profile it is built with: the
//! course's tests use the dev profile, in which it is optimised.

use std::time::{Duration, Instant};

use interleave_schedule::{Program, Request};
use interleave_sync::explored as sync;
use sync::model::{self, Options};

#[expect(dead_code, reason = "one of the programs is measured")]
#[path = "../tests/programs/mod.rs"]
mod programs;

fn main() {
    let mut explorer = model::explorer(Options::default(), programs::abba);
    let mut run = || {
        let request = Request {
            prefix: &[],
            record_from: usize::MAX,
            known: &|_| false,
        };
        explorer.run(&request).steps.len()
    };
    let steps = run();
    let (start, mut runs) = (Instant::now(), 0u32);
    while start.elapsed() < Duration::from_secs(1) {
        run();
        runs += 1;
    }
    let each = start.elapsed() / runs;
    println!("abba: {runs} runs of {steps} steps a second, {each:?} each");
    let start = Instant::now();
    let graph = model::explore(
        "condvar_buffer",
        Options::default(),
        programs::condvar_buffer,
    );
    println!(
        "condvar_buffer: {} states in {:?}",
        graph.nodes.len(),
        start.elapsed()
    );
}
