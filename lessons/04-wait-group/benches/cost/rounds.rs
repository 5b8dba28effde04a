//! Rounds of measurements, and their medians.

use std::path::Path;

use lesson_program::recorded::plain_go_twin;
use lesson_program::rounds::{self, Rounds, median};
use lesson_program::{machine, sample};

use crate::measure::Sample;
use crate::record::{Cost, Each, Memory, Time};

const ROUNDS: usize = 11;
const N: [usize; 9] = [1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000];

/// What is measured, Rust and Go by turns: whether in Go, and which kind.
const KINDS: [(bool, &str); 7] = [
    (false, "run"),
    (true, "run"),
    (false, "scope"),
    (false, "park"),
    (true, "park"),
    (false, "channels"),
    (true, "channels"),
];

/// Samples of one round: for each kind, for each n.
type Round = Vec<Vec<Sample>>;

/// Measures everything, which takes a minute on an idle machine.
///
/// # Panics
/// When Go is missing, or the machine was hardly idle for three hours.
pub fn measure(lesson_dir: &str, busy: bool) -> Cost {
    let go = plain_go_twin(lesson_dir, "cost").expect("Go is installed");
    let Rounds {
        all: rounds,
        others,
    } = rounds::take(ROUNDS, busy, || measure_round(&go));
    medians(&rounds, others)
}

fn measure_round(go: &Path) -> Round {
    let sample = |in_go: bool, kind: &str, n: usize| {
        let mut command = sample::command(in_go.then_some(go));
        Sample::of(&sample::numbers(command.args([kind, &n.to_string()])))
    };
    let mut round = vec![Vec::new(); KINDS.len()];
    for n in N {
        for (samples, (in_go, kind)) in round.iter_mut().zip(KINDS) {
            samples.push(sample(in_go, kind, n));
        }
    }
    round
}

fn medians(rounds: &[Round], others_most: f64) -> Cost {
    let of = |in_go: bool, kind: &str, figure: fn(&Sample) -> u64| -> Vec<u64> {
        let row = KINDS.iter().position(|known| *known == (in_go, kind));
        let row = row.expect("a kind that is measured");
        let column = |column: usize| median(rounds.iter().map(|round| figure(&round[row][column])));
        (0..N.len()).map(column).collect()
    };
    let time = Time {
        threads: of(false, "run", |s| s.time),
        scoped_threads: of(false, "scope", |s| s.time),
        goroutines: of(true, "run", |s| s.time),
        rust_channels: of(false, "channels", |s| s.time),
        go_channels: of(true, "channels", |s| s.time),
    };
    let memory = Memory {
        threads: of(false, "park", |s| s.resident),
        kernel_stacks: of(false, "park", |s| s.kernel_stack),
        page_tables: of(false, "park", |s| s.page_tables),
        goroutines: of(true, "park", |s| s.resident),
        rust_channels: of(false, "channels", |s| s.resident),
        go_channels: of(true, "channels", |s| s.resident),
    };
    Cost {
        machine: machine::describe(others_most),
        rounds: rounds.len(),
        n: N.to_vec(),
        each: Each::of(&N, &time, &memory),
        time,
        memory,
    }
}
