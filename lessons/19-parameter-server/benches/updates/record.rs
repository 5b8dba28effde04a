//! What the benchmark records in `measured/updates.json`.

use lesson_program::machine::{Figure, Machine, Spreads};
use serde::{Deserialize, Serialize};

/// The whole record.
#[derive(Debug, Serialize, Deserialize)]
pub struct Updates {
    /// Where and how it was measured.
    pub machine: Machine,
    /// How many times everything was measured; every figure is a median of so many.
    pub rounds: usize,
    /// How many workers push.
    pub workers: usize,
    /// Updates of one measurement, of all workers together.
    pub updates: u64,
    /// Among how many parameters they go.
    pub parameters: usize,
    /// In how many shards those are, where there are shards.
    pub shards: usize,
    /// How many updates a push has, where there are several.
    pub range: usize,
    /// Picoseconds from one update to the next, all workers together.
    pub picoseconds: Picoseconds,
    /// For the page, from those.
    pub rates: Rates,
    /// How far the rounds differ.
    #[serde(default, skip_serializing_if = "Spreads::is_empty")]
    pub spread: Spreads,
}

/// The medians.
#[derive(Debug, Serialize, Deserialize)]
pub struct Picoseconds {
    pub go_as_written: u64,
    pub go_mutex: u64,
    pub go_mutex_ranges: u64,
    pub go_cas: u64,
    pub mutex: u64,
    pub actor: u64,
    pub sharded: u64,
    pub sharded_everywhere: u64,
    pub sharded_ranges: u64,
    pub cas: u64,
}

/// What the page says, rounded.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Rates {
    pub go_as_written: Rate,
    pub go_mutex: Rate,
    pub go_mutex_ranges: Rate,
    pub go_cas: Rate,
    pub mutex: Rate,
    pub actor: Rate,
    pub sharded: Rate,
    pub sharded_everywhere: Rate,
    pub sharded_ranges: Rate,
    pub cas: Rate,
    /// Rust's compare-and-swap against Go's.
    pub cas_times_go_cas: Figure,
}

/// How fast a server is.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Rate {
    /// Millions of updates in a second.
    pub millions: Figure,
    /// How many times as many as Go's server behind a mutex.
    pub times_go_mutex: Figure,
}

impl Rates {
    /// From the medians.
    pub fn of(picoseconds: &Picoseconds) -> Self {
        let rate = |of: u64| Rate {
            millions: Figure::rounded(1e6 / of as f64),
            times_go_mutex: Figure::rounded(picoseconds.go_mutex as f64 / of as f64),
        };
        Self {
            go_as_written: rate(picoseconds.go_as_written),
            go_mutex: rate(picoseconds.go_mutex),
            go_mutex_ranges: rate(picoseconds.go_mutex_ranges),
            go_cas: rate(picoseconds.go_cas),
            mutex: rate(picoseconds.mutex),
            actor: rate(picoseconds.actor),
            sharded: rate(picoseconds.sharded),
            sharded_everywhere: rate(picoseconds.sharded_everywhere),
            sharded_ranges: rate(picoseconds.sharded_ranges),
            cas: rate(picoseconds.cas),
            cas_times_go_cas: Figure::rounded(picoseconds.go_cas as f64 / picoseconds.cas as f64),
        }
    }
}
