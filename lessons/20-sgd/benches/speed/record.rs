//! What the benchmark records in `measured/speed.json`.

use std::collections::BTreeMap;

use lesson_program::machine::{Figure, Machine, Spreads};
use serde::{Deserialize, Serialize};

/// The whole record.
#[derive(Debug, Serialize, Deserialize)]
pub struct Speed {
    /// Where and how it was measured.
    pub machine: Machine,
    /// How many times everything was measured; every figure is a median of so many.
    pub rounds: usize,
    /// Threads or goroutines of the kinds that have several.
    pub workers: usize,
    /// Rows of an epoch.
    pub rows: usize,
    /// Features of a row.
    pub features: usize,
    /// The loss to be reached.
    pub target: f64,
    /// By kind.
    pub kinds: BTreeMap<String, Kind>,
    /// The fastest kind of each language and how many times as long Go's takes.
    pub best: Best,
    /// How far the rounds differ.
    #[serde(default, skip_serializing_if = "Spreads::is_empty")]
    pub spread: Spreads,
}

/// A way of training.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Kind {
    /// In Rust.
    pub rust: Took,
    /// In Go, where there is a twin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub go: Option<Took>,
    /// How many times as long as Rust's Go's takes to the target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ratio: Option<Figure>,
}

/// One language's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Took {
    /// Nanoseconds of training until the target, the median.
    pub nanoseconds: u64,
    /// Epochs until then, the median.
    pub epochs: u64,
    /// Rows in a second, the median: some samples may take an epoch more than others.
    pub rows_per_second: u64,
    /// Milliseconds, for the page.
    pub milliseconds: Figure,
    /// Millions of rows in a second, for the page: of the kinds that go row by row, updates.
    pub millions: Figure,
}

/// The fastest kinds.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Best {
    /// Rust's.
    pub rust: String,
    /// Go's.
    pub go: String,
    /// How many times as long Go's takes.
    pub ratio: Figure,
}

impl Took {
    /// From medians.
    pub fn of(nanoseconds: u64, epochs: u64, rows_per_second: u64) -> Self {
        Self {
            nanoseconds,
            epochs,
            rows_per_second,
            milliseconds: Figure::rounded(nanoseconds as f64 / 1e6),
            millions: Figure::rounded(rows_per_second as f64 / 1e6),
        }
    }
}

impl Kind {
    /// With the ratio of the two.
    pub fn of(rust: Took, go: Option<Took>) -> Self {
        let ratio = go.as_ref().map(|go| times(go, &rust));
        Self { rust, go, ratio }
    }
}

impl Best {
    /// Of these kinds.
    ///
    /// # Panics
    /// When neither language has any.
    pub fn of(kinds: &BTreeMap<String, Kind>) -> Self {
        let rust = kinds.iter().map(|(name, kind)| (name, &kind.rust));
        let go = kinds
            .iter()
            .filter_map(|(name, kind)| Some((name, kind.go.as_ref()?)));
        let rust = rust.min_by_key(|(_, took)| took.nanoseconds);
        let go = go.min_by_key(|(_, took)| took.nanoseconds);
        let (rust, go) = rust.zip(go).expect("both languages have kinds");
        Self {
            rust: rust.0.clone(),
            go: go.0.clone(),
            ratio: times(go.1, rust.1),
        }
    }
}

fn times(go: &Took, rust: &Took) -> Figure {
    Figure::rounded(go.nanoseconds as f64 / rust.nanoseconds as f64)
}
