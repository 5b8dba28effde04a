//! A benchmark that measures the same work in Go and in Rust by turns, and records medians and
//! spreads in `measured/` (Linux only).
//!
//! Every sample is a process of its own, told the kind and how many operations to make.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::machine::{self, Machine, Spread, Spreads};
use crate::recorded::plain_go_twin;
use crate::rounds::{self, Rounds, median};
use crate::{measured, sample};

/// What is to be measured.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// The Go twin, a directory in `go/`.
    pub twin: &'static str,
    /// The record, a file in `measured/`.
    pub record: &'static str,
    /// How many rounds.
    pub rounds: usize,
    /// What a round measures, in this order.
    pub kinds: &'static [Kind],
    /// The rows of the table, each with its kinds in Go and in Rust.
    pub rows: &'static [(&'static str, &'static str, &'static str)],
    /// What a sample prints first.
    pub prints: Prints,
}

/// One thing that is measured.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// Whether by the Go twin.
    pub in_go: bool,
    /// Its first argument.
    pub name: &'static str,
    /// What it is told in the arguments after that.
    pub arguments: &'static [&'static str],
    /// How many operations it makes.
    pub operations: u64,
}

/// The unit of what a sample prints first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prints {
    /// Nanoseconds for all operations together.
    Nanoseconds,
    /// Picoseconds for one.
    Picoseconds,
}

/// The record.
#[derive(Debug, Serialize, Deserialize)]
pub struct Beside {
    /// Where and how it was measured.
    pub machine: Machine,
    /// How many times everything was measured; every figure is a median of so many.
    pub rounds: usize,
    /// Operations of one measurement, by kind.
    pub operations: BTreeMap<String, u64>,
    /// Picoseconds for one operation in Go, by kind.
    pub go: BTreeMap<String, u64>,
    /// The same in Rust.
    pub rust: BTreeMap<String, u64>,
    /// How far the rounds differ.
    pub spread: Spreads,
}

/// Measures `plan` and writes the record of the lesson in `lesson_dir`; with the argument `busy`
/// however busy the machine is, which the record tells. `arguments` are those of the benchmark.
///
/// # Panics
/// When Go is missing, a sample fails, the record cannot be written, or the machine was hardly
/// idle for three hours.
pub fn record(lesson_dir: &str, plan: &Plan, arguments: &[String]) {
    let busy = arguments.iter().any(|argument| argument == "busy");
    measured::write(lesson_dir, plan.record, &measure(lesson_dir, plan, busy));
}

fn measure(lesson_dir: &str, plan: &Plan, busy: bool) -> Beside {
    let go = plain_go_twin(lesson_dir, plan.twin).expect("Go is installed");
    let Rounds {
        all: rounds,
        others,
    } = rounds::take(plan.rounds, busy, || {
        let round = plan.kinds.iter().map(|kind| kind.sample(&go, plan.prints));
        round.collect()
    });
    plan.summary(&rounds, others)
}

impl Kind {
    /// Picoseconds for one operation.
    fn sample(&self, go: &Path, prints: Prints) -> u64 {
        let mut command = sample::command(self.in_go.then_some(go));
        command.arg(self.name).args(self.arguments);
        let figure = sample::number(command.arg(self.operations.to_string()));
        match prints {
            Prints::Nanoseconds => figure * 1000 / self.operations,
            Prints::Picoseconds => figure,
        }
    }
}

impl Plan {
    fn summary(&self, rounds: &[Vec<u64>], others_most: f64) -> Beside {
        let all = |in_go: bool, name: &str| {
            let named = |kind: &Kind| (kind.in_go, kind.name) == (in_go, name);
            let column = self.kinds.iter().position(named);
            let column = column.expect("a row is of kinds that are measured");
            rounds.iter().map(move |round| round[column])
        };
        let medians = |in_go: bool| {
            let kinds = self.kinds.iter().filter(|kind| kind.in_go == in_go);
            let named = |kind: &Kind| (kind.name.to_owned(), median(all(in_go, kind.name)));
            kinds.map(named).collect()
        };
        let spread = self.rows.iter().map(|(row, go, rust)| {
            let pairs = all(true, go).zip(all(false, rust));
            let pairs = pairs.map(|(go, rust)| (go as f64, rust as f64));
            ((*row).to_owned(), Spread::of(pairs))
        });
        Beside {
            machine: machine::describe(others_most),
            rounds: rounds.len(),
            operations: (self.kinds.iter())
                .map(|kind| (kind.name.to_owned(), kind.operations))
                .collect(),
            go: medians(true),
            rust: medians(false),
            spread: spread.collect(),
        }
    }
}
