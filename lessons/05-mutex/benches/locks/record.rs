//! What the benchmark records in `measured/locks.json`.

use lesson_program::machine::{Figure, Machine};
use serde::{Deserialize, Serialize};

/// The whole record.
#[derive(Debug, Serialize, Deserialize)]
pub struct Locks {
    /// Where and how it was measured.
    pub machine: Machine,
    /// How many times everything was measured; every figure is a median of so many.
    pub rounds: usize,
    /// Additions of one measurement.
    pub additions: usize,
    /// How many threads contend.
    pub threads: usize,
    /// Picoseconds for one addition by one thread, which always finds the lock free: in Go with a
    /// mutex, with a channel; in Rust with a mutex, with a channel.
    pub alone_picoseconds: [u64; 4],
    /// The same by several threads that do nothing else.
    pub contended_picoseconds: [u64; 4],
    /// What one thread pays, for the page.
    pub alone: Costs,
    /// What several pay.
    pub contended: Costs,
}

/// Nanoseconds to lock, add one and unlock, rounded for the page.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Costs {
    /// `sync.Mutex`.
    pub go_mutex: Figure,
    /// A channel with one place, in Go.
    pub go_channel: Figure,
    /// `std::sync::Mutex`.
    pub rust_mutex: Figure,
    /// crossbeam's `bounded(1)`.
    pub rust_channel: Figure,
    /// How many times as long as its mutex the channel takes, in Go.
    pub go_times: Figure,
    /// The same in Rust.
    pub rust_times: Figure,
}

impl Costs {
    /// From the median picoseconds, in the order of the record.
    pub fn of([go_mutex, go_channel, rust_mutex, rust_channel]: [u64; 4]) -> Self {
        let nanoseconds = |picoseconds: u64| Figure::rounded(picoseconds as f64 / 1000.0);
        let times = |more: u64, less: u64| Figure::rounded(more as f64 / less as f64);
        Self {
            go_mutex: nanoseconds(go_mutex),
            go_channel: nanoseconds(go_channel),
            rust_mutex: nanoseconds(rust_mutex),
            rust_channel: nanoseconds(rust_channel),
            go_times: times(go_channel, go_mutex),
            rust_times: times(rust_channel, rust_mutex),
        }
    }
}
