//! Rounds of measurements, and their medians.

use std::path::Path;

use lesson_program::recorded::plain_go_twin;
use lesson_program::rounds::{self, Rounds, median};
use lesson_program::{machine, sample};

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

/// Picoseconds of each kind, by one thread and by several.
type Round = [[u64; 4]; 2];

/// Measures everything, which takes half a minute on an idle machine.
///
/// # Panics
/// When Go is missing, or the machine was hardly idle for three hours.
pub fn measure(lesson_dir: &str, busy: bool) -> Locks {
    let go = plain_go_twin(lesson_dir, "lock-cost").expect("Go is installed");
    let Rounds {
        all: rounds,
        others,
    } = rounds::take(ROUNDS, busy, || {
        [1, THREADS].map(|threads| KINDS.map(|kind| sample(&go, kind, threads)))
    });
    let (alone, contended) = (medians(&rounds, 0), medians(&rounds, 1));
    Locks {
        machine: machine::describe(others),
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
    let mut command = sample::command(in_go.then_some(go));
    sample::number(command.args([kind, &threads.to_string(), &ADDITIONS.to_string()]))
}

fn medians(rounds: &[Round], threads: usize) -> [u64; 4] {
    [0, 1, 2, 3].map(|kind| median(rounds.iter().map(|round| round[threads][kind])))
}
