//! What the benchmark records in `measured/load.json`.

use lesson_program::machine::{Figure, Machine, Spreads};
use serde::{Deserialize, Serialize};

/// The whole record.
#[derive(Debug, Serialize, Deserialize)]
pub struct Load {
    /// Where and how it was measured.
    pub machine: Machine,
    /// How many times everything was measured; every figure is a median of so many.
    pub rounds: usize,
    /// How long one measurement lasted.
    pub seconds: Figure,
    /// Connections, in the order of all lists below.
    pub connections: [usize; 3],
    /// Go's `net/http`.
    pub go: Sample,
    /// The lesson's pool of threads.
    pub threads: Sample,
    /// The lesson's loop on one thread.
    #[serde(rename = "loop")]
    pub one_loop: Sample,
    /// axum.
    pub axum: Sample,
    /// How many times Go's requests per second these are, and per processor second of the server.
    pub times: Times,
    /// Most memory with idle and with greedy clients, in MB.
    pub memory: Memory,
    /// How far the rounds differ.
    #[serde(default, skip_serializing_if = "Spreads::is_empty")]
    pub spread: Spreads,
}

/// What one server did, at each number of connections.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Sample {
    /// Requests per second.
    pub rate: [Figure; 3],
    /// Microseconds that half of the requests took at most.
    pub p50: [Figure; 3],
    /// Microseconds that 99 of 100 took at most.
    pub p99: [Figure; 3],
    /// Requests per second of the processor time that the server used.
    pub per_cpu: [Figure; 3],
}

/// How far the Rust servers are ahead of Go's; below 1 it is Go that is ahead.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Times {
    /// Requests per second.
    pub rate: ByServer,
    /// Requests per processor second.
    pub per_cpu: ByServer,
}

/// The same of three servers.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct ByServer {
    /// The pool.
    pub threads: [Figure; 3],
    /// The loop.
    #[serde(rename = "loop")]
    pub one_loop: [Figure; 3],
    /// axum.
    pub axum: [Figure; 3],
}

/// Peaks of memory in MB: just started; with idle connections; with long heads half sent as well.
#[derive(Debug, Serialize, Deserialize)]
pub struct Memory {
    /// Clients of each kind.
    pub clients: usize,
    /// Go's `net/http`.
    pub go: [Figure; 3],
    /// The pool.
    pub threads: [Figure; 3],
}

impl Times {
    /// From what was measured.
    pub fn of([go, threads, one_loop, axum]: [&Sample; 4]) -> Self {
        let by = |list: fn(&Sample) -> &[Figure; 3]| {
            let times = |server: &Sample| {
                [0, 1, 2].map(|at| Figure::rounded(list(server)[at].0 / list(go)[at].0))
            };
            ByServer {
                threads: times(threads),
                one_loop: times(one_loop),
                axum: times(axum),
            }
        };
        Self {
            rate: by(|sample| &sample.rate),
            per_cpu: by(|sample| &sample.per_cpu),
        }
    }
}
