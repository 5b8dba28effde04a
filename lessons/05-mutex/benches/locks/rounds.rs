//! Rounds of measurements, and their medians.

use std::env;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use lesson_program::machine::{self, Processors};
use lesson_program::recorded::plain_go_twin;

use crate::record::{Costs, Locks};

const ROUNDS: usize = 11;
const ADDITIONS: usize = 1_000_000;
const THREADS: usize = 4;

/// What is measured with each number of threads: whether in Go, and which kind.
const KINDS: [(bool, &str); 4] = [
    (true, "mutex"),
    (true, "channel"),
    (false, "mutex"),
    (false, "channel"),
];

/// A round in which other programs had more of the processors than this is measured again.
const OTHERS_AT_MOST: f64 = 0.1;

/// Gives up after so long.
const PATIENCE: Duration = Duration::from_secs(3 * 60 * 60);

/// Picoseconds of each kind, by one thread and by several.
type Round = [[u64; 4]; 2];

/// Measures everything, which takes half a minute on an idle machine.
///
/// # Panics
/// When Go is missing, or the machine was hardly idle for three hours.
pub fn measure(lesson_dir: &str) -> Locks {
    let go = plain_go_twin(lesson_dir, "lock-cost").expect("Go is installed");
    let mut rounds = Vec::new();
    let mut others_most = 0.0_f64;
    let started = Instant::now();
    while rounds.len() < ROUNDS {
        assert!(started.elapsed() < PATIENCE, "the machine is too busy");
        if !machine::is_idle(OTHERS_AT_MOST, None) {
            continue;
        }
        let before = Processors::now();
        let round = [1, THREADS].map(|threads| KINDS.map(|kind| sample(&go, kind, threads)));
        let others = Processors::now().others_since(&before);
        let counts = others <= OTHERS_AT_MOST;
        println!("others {:4.1} %, counts: {counts}", others * 100.0);
        if counts {
            others_most = others_most.max(others);
            rounds.push(round);
        }
    }
    let (alone, contended) = (medians(&rounds, 0), medians(&rounds, 1));
    Locks {
        machine: machine::describe(others_most),
        rounds: rounds.len(),
        additions: ADDITIONS,
        threads: THREADS,
        alone_picoseconds: alone,
        contended_picoseconds: contended,
        alone: Costs::of(alone),
        contended: Costs::of(contended),
    }
}

fn sample(go: &Path, (in_go, kind): (bool, &str), threads: usize) -> u64 {
    let rust = env::current_exe().expect("a benchmark knows its own path");
    let mut command = Command::new(if in_go { go } else { &rust });
    if !in_go {
        command.arg("once");
    }
    command.args([kind, &threads.to_string(), &ADDITIONS.to_string()]);
    let output = command.output().expect("a measurement starts");
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.trim().parse().expect("picoseconds")
}

fn medians(rounds: &[Round], threads: usize) -> [u64; 4] {
    [0, 1, 2, 3].map(|kind| {
        let mut all: Vec<u64> = rounds.iter().map(|round| round[threads][kind]).collect();
        all.sort_unstable();
        all[all.len() / 2]
    })
}
