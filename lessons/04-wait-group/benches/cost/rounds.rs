//! Rounds of measurements, and their medians.

use std::env;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use lesson_program::machine::{self, Processors};
use lesson_program::recorded::plain_go_twin;

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

/// A round in which other programs had more of the processors than this is measured again.
const OTHERS_AT_MOST: f64 = 0.1;

/// Gives up after so long.
const PATIENCE: Duration = Duration::from_secs(3 * 60 * 60);

/// Samples of one round: for each kind, for each n.
type Round = Vec<Vec<Sample>>;

/// Measures everything, which takes a minute on an idle machine.
///
/// # Panics
/// When Go is missing, or the machine was hardly idle for three hours.
pub fn measure(lesson_dir: &str) -> Cost {
    let go = plain_go_twin(lesson_dir, "cost").expect("Go is installed");
    let mut rounds = Vec::new();
    let mut others_most = 0.0_f64;
    let started = Instant::now();
    while started.elapsed() < PATIENCE {
        if !machine::is_idle(OTHERS_AT_MOST, None) {
            continue;
        }
        let before = Processors::now();
        let round = measure_round(&go);
        let others = Processors::now().others_since(&before);
        let counts = others <= OTHERS_AT_MOST;
        println!("others {:4.1} %, counts: {counts}", others * 100.0);
        if counts {
            others_most = others_most.max(others);
            rounds.push(round);
        }
        if rounds.len() == ROUNDS {
            return medians(&rounds, others_most);
        }
    }
    panic!("the machine is too busy to measure on");
}

fn measure_round(go: &Path) -> Round {
    let rust = env::current_exe().expect("a benchmark knows its own path");
    let sample = |in_go: bool, kind: &str, n: usize| {
        let mut command = Command::new(if in_go { go } else { &rust });
        if !in_go {
            command.arg("once");
        }
        let output = command.args([kind, &n.to_string()]).output();
        let output = output.expect("a measurement starts");
        assert!(output.status.success(), "{output:?}");
        Sample::parse(&String::from_utf8_lossy(&output.stdout))
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
        let median = |column: usize| {
            let mut all: Vec<u64> = rounds.iter().map(|r| figure(&r[row][column])).collect();
            all.sort_unstable();
            all[all.len() / 2]
        };
        (0..N.len()).map(median).collect()
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
