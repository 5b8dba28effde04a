//! Rounds of measurements, and their medians.

use std::collections::BTreeMap;
use std::path::Path;

use lesson_20_sgd::tasks;
use lesson_program::machine::{self, Spread, Spreads};
use lesson_program::recorded::plain_go_twin;
use lesson_program::rounds::{self, Rounds, median};
use lesson_program::sample;

use crate::record::{Best, Kind, Speed, Took};

const ROUNDS: usize = 11;

/// Rounds on a busy machine: more would take long, and their figures would be worth no more.
const BUSY_ROUNDS: usize = 1;

const WORKERS: usize = 2;

/// The mean loss to be reached: a little above the least there is.
const TARGET: f64 = 0.13;

/// What is measured: each kind, and whether the Go twin has it too.
const KINDS: [(&str, bool); 10] = [
    ("serial", true),
    ("mutex", true),
    ("sharded", false),
    ("actor", false),
    ("hogwild", true),
    ("exchange", true),
    ("batches", true),
    ("cores", true),
    ("whole", true),
    ("whole_cores", true),
];

/// Nanoseconds and epochs, of Rust and, where it has a twin, of Go.
type Sample = ((u64, u64), Option<(u64, u64)>);

/// A sample of each kind.
type Round = [Sample; KINDS.len()];

/// Measures everything, which takes a minute on an idle machine; on any machine, if `busy`.
///
/// # Panics
/// When Go is missing, or the machine was hardly idle for three hours.
pub fn measure(lesson_dir: &str, busy: bool) -> Speed {
    let go = plain_go_twin(lesson_dir, "speed").expect("Go is installed");
    let wanted = if busy { BUSY_ROUNDS } else { ROUNDS };
    let Rounds {
        all: rounds,
        others,
    } = rounds::take(wanted, busy, || {
        KINDS.map(|(kind, has_twin)| {
            let own = sample(None, kind);
            (own, has_twin.then(|| sample(Some(&go), kind)))
        })
    });
    let (rows, features) = tasks::DENSE;
    let kinds: BTreeMap<String, Kind> = (KINDS.iter().enumerate())
        .map(|(index, (name, _))| {
            let own = rounds.iter().map(|round| round[index].0).collect();
            let of_go: Vec<_> = rounds.iter().filter_map(|round| round[index].1).collect();
            let of_go = (!of_go.is_empty()).then(|| took(of_go, rows));
            (name.to_string(), Kind::of(took(own, rows), of_go))
        })
        .collect();
    Speed {
        machine: machine::describe(others),
        rounds: rounds.len(),
        workers: WORKERS,
        rows,
        features,
        target: TARGET,
        best: Best::of(&kinds),
        kinds,
        spread: spreads(&rounds),
    }
}

/// Of every kind that has a twin, each a row of the table beside Go: `loss-KIND`.
fn spreads(rounds: &[Round]) -> Spreads {
    let twins = KINDS
        .iter()
        .enumerate()
        .filter(|(_, (_, has_twin))| *has_twin);
    let of = |(index, (kind, _)): (usize, &(&str, bool))| {
        let pairs = rounds.iter().filter_map(|round| {
            let (rust, go) = round[index];
            Some((go?.0 as f64, rust.0 as f64))
        });
        (
            format!("loss-{}", kind.replace('_', "-")),
            Spread::of(pairs),
        )
    };
    twins.map(of).collect()
}

fn took(samples: Vec<(u64, u64)>, rows: usize) -> Took {
    let speed = |&(nanoseconds, epochs): &(u64, u64)| {
        let all = u128::from(epochs) * rows as u128 * 1_000_000_000;
        u64::try_from(all / u128::from(nanoseconds)).expect("not so many in a second")
    };
    let rows_per_second = median(samples.iter().map(speed));
    let (nanoseconds, epochs): (Vec<u64>, Vec<u64>) = samples.into_iter().unzip();
    Took::of(median(nanoseconds), median(epochs), rows_per_second)
}

/// Nanoseconds and epochs.
fn sample(go: Option<&Path>, kind: &str) -> (u64, u64) {
    let mut command = sample::command(go);
    command.args([kind, &WORKERS.to_string(), &TARGET.to_string()]);
    let text = sample::printed(&mut command);
    let numbers: Vec<f64> = text
        .split_whitespace()
        .map(|it| it.parse().expect("a number"))
        .collect();
    assert!(
        numbers[2] <= TARGET,
        "{kind} did not reach the loss: {text}"
    );
    (numbers[0] as u64, numbers[1] as u64)
}
