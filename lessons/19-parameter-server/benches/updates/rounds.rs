//! Rounds of measurements, and their medians.

use std::path::Path;

use lesson_program::machine::{self, Spread, Spreads};
use lesson_program::recorded::plain_go_twin;
use lesson_program::rounds::{self, Rounds, median};
use lesson_program::sample;

use crate::measure::{PARAMETERS, RANGE, SHARDS};
use crate::record::{Picoseconds, Rates, Updates};

const ROUNDS: usize = 11;
const WORKERS: usize = 10;

/// Updates of each worker.
const UPDATES: u64 = 200_000;

/// What is measured: whether in Go, and which kind.
const KINDS: [(bool, &str); 10] = [
    (true, "as-written"),
    (false, "mutex"),
    (true, "mutex"),
    (false, "actor"),
    (true, "cas"),
    (false, "cas"),
    (false, "sharded"),
    (true, "mutex-ranges"),
    (false, "sharded-everywhere"),
    (false, "sharded-ranges"),
];

/// Picoseconds of each kind.
type Round = [u64; KINDS.len()];

/// Measures everything, which takes a minute on an idle machine; on a `busy` one too, if that is
/// allowed.
///
/// # Panics
/// When Go is missing, or the machine was hardly idle for three hours.
pub fn measure(lesson_dir: &str, busy: bool) -> Updates {
    let go = plain_go_twin(lesson_dir, "updates").expect("Go is installed");
    let Rounds {
        all: rounds,
        others,
    } = rounds::take(ROUNDS, busy, || KINDS.map(|kind| sample(&go, kind)));
    let of = |in_go: bool, kind: &str| {
        let column = column((in_go, kind));
        median(rounds.iter().map(|round| round[column]))
    };
    let picoseconds = Picoseconds {
        go_as_written: of(true, "as-written"),
        go_mutex: of(true, "mutex"),
        go_mutex_ranges: of(true, "mutex-ranges"),
        go_cas: of(true, "cas"),
        mutex: of(false, "mutex"),
        actor: of(false, "actor"),
        sharded: of(false, "sharded"),
        sharded_everywhere: of(false, "sharded-everywhere"),
        sharded_ranges: of(false, "sharded-ranges"),
        cas: of(false, "cas"),
    };
    Updates {
        machine: machine::describe(others),
        rounds: rounds.len(),
        workers: WORKERS,
        updates: WORKERS as u64 * UPDATES,
        parameters: PARAMETERS,
        shards: SHARDS,
        range: RANGE,
        rates: Rates::of(&picoseconds),
        picoseconds,
        spread: spreads(&rounds),
    }
}

/// Of the rows of the table beside Go.
fn spreads(rounds: &[Round]) -> Spreads {
    let rows = [
        ("update-mutex", "mutex", "mutex"),
        ("update-cas", "cas", "cas"),
        ("update-sharded", "mutex", "sharded"),
        ("update-ranges", "mutex-ranges", "sharded-ranges"),
    ];
    let of = |(row, go, rust): (&str, &str, &str)| {
        let (go, rust) = (column((true, go)), column((false, rust)));
        let pairs = rounds
            .iter()
            .map(|round| (round[go] as f64, round[rust] as f64));
        (row.to_owned(), Spread::of(pairs))
    };
    rows.map(of).into()
}

fn sample(go: &Path, (in_go, kind): (bool, &str)) -> u64 {
    let mut command = sample::command(in_go.then_some(go));
    command.args([kind, &WORKERS.to_string(), &UPDATES.to_string()]);
    if in_go {
        command.arg(PARAMETERS.to_string());
    }
    sample::number(&mut command)
}

fn column(kind: (bool, &str)) -> usize {
    let column = KINDS.iter().position(|known| *known == kind);
    column.expect("a kind that is measured")
}
