//! What the benchmark records in `measured/calls.json`.

use lesson_program::machine::{Figure, Machine, Spreads};
use serde::{Deserialize, Serialize};

/// The whole record.
#[derive(Debug, Serialize, Deserialize)]
pub struct Calls {
    /// Where and how it was measured.
    pub machine: Machine,
    /// How many times everything was measured; every figure is a median of so many.
    pub rounds: usize,
    /// Each number of connections, and of calls in flight on each.
    pub settings: Vec<Setting>,
    /// How far the rounds differ.
    #[serde(default, skip_serializing_if = "Spreads::is_empty")]
    pub spread: Spreads,
}

/// What was measured with so many connections and calls in flight.
#[derive(Debug, Serialize, Deserialize)]
pub struct Setting {
    /// Connections.
    pub connections: usize,
    /// Calls in flight on each.
    pub in_flight: usize,
    /// Calls of one measurement.
    pub calls: usize,
    /// Go's client and Go's server, with gob.
    pub go: Speed,
    /// Go's client and Go's server, with JSON.
    pub go_json: Speed,
    /// Go's client and the lesson's server, with gob.
    pub go_to_rust: Speed,
    /// The lesson's client and server, with gob.
    pub rust: Speed,
    /// The lesson's client and server, with JSON.
    pub rust_json: Speed,
    /// tarpc's client and server.
    pub tarpc: Speed,
    /// As many bytes, and nothing done with them; one at a time only.
    pub echo: Option<Speed>,
}

/// Medians.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Speed {
    /// Nanoseconds for all calls together, a call.
    pub nanoseconds: u64,
    /// Within how many nanoseconds half of the calls were answered.
    pub p50: u64,
    /// And 99 of 100.
    pub p99: u64,
    /// Thousands of calls a second, for the page.
    pub thousands: Figure,
    /// `p50` in microseconds, for the page.
    pub p50_microseconds: Figure,
    /// `p99` in microseconds.
    pub p99_microseconds: Figure,
    /// How many times as many calls a second as Go with gob.
    pub times_go: Figure,
}

impl Speed {
    /// From what was measured, beside Go's nanoseconds a call.
    pub fn of([nanoseconds, p50, p99]: [u64; 3], go: u64) -> Self {
        let figure = |value: f64| Figure::rounded(value);
        Self {
            nanoseconds,
            p50,
            p99,
            thousands: figure(1e6 / nanoseconds as f64),
            p50_microseconds: figure(p50 as f64 / 1e3),
            p99_microseconds: figure(p99 as f64 / 1e3),
            times_go: figure(go as f64 / nanoseconds as f64),
        }
    }
}
