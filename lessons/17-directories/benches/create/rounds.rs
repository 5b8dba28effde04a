//! Rounds of measurements, and their medians.

use std::env;
use std::path::Path;
use std::process::Command;

use lesson_program::recorded::plain_go_twin;
use lesson_program::rounds::{self, Rounds, median};
use lesson_program::{machine, sample};

use crate::record::{Create, Locks, THREADS, Trees};

const ROUNDS: usize = 11;
const TREES: usize = 400;
const TURNS: usize = 4_000;

/// Rounds where a few will do: to see that it works, on a machine that may be busy.
const FEW: usize = 3;

const LOCKS: [&str; 3] = ["directory", "flock", "mutex"];

/// Nanoseconds: of trees in Go, with std and with ours, for each number of threads; of locks in Go and in Rust.
type Round = ([[u64; 3]; 3], [[u64; 3]; 2]);

/// Measures everything, which takes a minute on an idle machine; `busy` lets a few rounds count whatever else runs.
///
/// # Panics
/// When Go is missing, or the machine was hardly idle for three hours.
pub fn measure(lesson_dir: &str, busy: bool) -> Create {
    let go = plain_go_twin(lesson_dir, "create-cost").expect("Go is installed");
    let due = if busy { FEW } else { ROUNDS };
    let Rounds {
        all: rounds,
        others,
    } = rounds::take(due, busy, || measure_round(&go));
    let trees =
        |kind: usize| [0, 1, 2].map(|at| median(rounds.iter().map(|(trees, _)| trees[kind][at])));
    let locks = |language: usize| {
        [0, 1, 2].map(|at| median(rounds.iter().map(|(_, locks)| locks[language][at])))
    };
    let nanoseconds = Trees {
        go: trees(0),
        std: trees(1),
        whole: trees(2),
    };
    let lock_nanoseconds = Locks {
        go: locks(0),
        rust: locks(1),
    };
    Create {
        machine: machine::describe(others),
        file_system: file_system(),
        rounds: rounds.len(),
        trees: TREES,
        turns: TURNS,
        nanoseconds,
        lock_nanoseconds,
        microseconds: nanoseconds.microseconds(),
        times: nanoseconds.times(),
        lock: lock_nanoseconds.rounded(),
        mutexes: lock_nanoseconds.mutexes(),
    }
}

/// Go and Rust by turns, each with each number of threads before the next.
fn measure_round(go: &Path) -> Round {
    let mut trees = [[0; 3]; 3];
    for (at, threads) in THREADS.into_iter().enumerate() {
        trees[0][at] = sample(Some(go), "create", threads, TREES);
        trees[1][at] = sample(None, "std", threads, TREES);
        trees[2][at] = sample(None, "create", threads, TREES);
    }
    let mut locks = [[0; 3]; 2];
    for (at, kind) in LOCKS.into_iter().enumerate() {
        locks[0][at] = sample(Some(go), kind, 1, TURNS);
        locks[1][at] = sample(None, kind, 1, TURNS);
    }
    (trees, locks)
}

/// In a directory of its own, which is removed before the next.
fn sample(go: Option<&Path>, kind: &str, threads: usize, n: usize) -> u64 {
    let scratch = tempfile::tempdir().expect("a place for temporary files");
    let mut command = sample::command(go);
    command.arg(kind).arg(scratch.path());
    sample::number(command.args([threads.to_string(), n.to_string()]))
}

/// What kind of file system temporary files are in.
fn file_system() -> String {
    let mut stat = Command::new("stat");
    let output = stat
        .args(["--file-system", "--format=%T"])
        .arg(env::temp_dir())
        .output();
    let output = output.expect("stat starts");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
