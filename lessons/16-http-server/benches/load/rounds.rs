//! Rounds of measurements, and their medians.

use std::path::Path;
use std::time::Duration;

use lesson_program::machine::{self, Figure, Spread, Spreads};
use lesson_program::recorded::plain_go_twin;
use lesson_program::rounds::{self, Rounds, median};

use crate::client::load;
use crate::memory;
use crate::process::{NAMES, Server};
use crate::record::{Load, Memory, Sample, Times};

const ROUNDS: usize = 7;
const CONNECTIONS: [usize; 3] = [1, 32, 256];
const WARM_UP: Duration = Duration::from_millis(200);
const LASTS: Duration = Duration::from_millis(1500);

/// Rate, p50, p99 and requests per processor second.
type Figures = [f64; 4];

/// By server, by number of connections.
pub type Round = [[Figures; 3]; 4];

/// Measures everything, which takes a few minutes on an idle machine; or on one that is `busy`.
///
/// # Panics
/// When Go is missing, or the machine was hardly idle for three hours.
pub fn measure(lesson_dir: &str, busy: bool) -> Load {
    let Rounds {
        all: rounds,
        others,
    } = rounds::take(ROUNDS, busy, || round(lesson_dir));
    let [go, threads, one_loop, axum] = [0, 1, 2, 3].map(|server| sample(&rounds, server));
    let twin = plain_go_twin(lesson_dir, "hello-path").expect("Go is installed");
    let peaks = |name| {
        let megabytes = |kib: u64| Figure::rounded(kib as f64 * 1024.0 / 1e6);
        memory::peaks(name, &twin).map(megabytes)
    };
    Load {
        machine: machine::describe(others),
        rounds: rounds.len(),
        seconds: Figure(LASTS.as_secs_f64()),
        connections: CONNECTIONS,
        times: Times::of([&go, &threads, &one_loop, &axum]),
        go,
        threads,
        one_loop,
        axum,
        spread: spreads(&rounds),
        memory: Memory {
            clients: memory::CLIENTS,
            go: peaks("go"),
            threads: peaks("threads"),
        },
    }
}

/// Every server with every number of connections.
pub fn round(lesson_dir: &str) -> Round {
    let go = plain_go_twin(lesson_dir, "hello-path").expect("Go is installed");
    let mut round = [[[0.0; 4]; 3]; 4];
    for (at, connections) in CONNECTIONS.into_iter().enumerate() {
        for (server, name) in NAMES.into_iter().enumerate() {
            round[server][at] = one(name, &go, connections);
            let [rate, p50, p99, per_cpu] = round[server][at];
            println!(
                "{connections:4} {name:8} {rate:9.0}/s  p50 {p50:7.0} µs  p99 {p99:7.0} µs  {per_cpu:9.0} per processor second"
            );
        }
    }
    round
}

fn one(name: &str, go: &Path, connections: usize) -> Figures {
    let server = Server::start(name, go);
    load(server.addr, connections, WARM_UP);
    let before = server.cpu();
    let outcome = load(server.addr, connections, LASTS);
    let cpu = server.cpu() - before;
    let requests = outcome.latencies.len();
    let at = |share: f64| outcome.latencies[(requests as f64 * share) as usize] as f64 / 1000.0;
    [
        requests as f64 / outcome.took.as_secs_f64(),
        at(0.5),
        at(0.99),
        requests as f64 / cpu,
    ]
}

/// Of the rows of the table beside Go: the pool's and the loop's rates, and the pool's requests per
/// processor second.
fn spreads(rounds: &[Round]) -> Spreads {
    let rows = [("http", 1, 0), ("http-loop", 2, 0), ("http-cpu", 1, 3)];
    let mut spreads = Spreads::new();
    for (row, server, what) in rows {
        for (at, connections) in CONNECTIONS.into_iter().enumerate() {
            let pairs = (rounds.iter()).map(|round| (round[server][at][what], round[0][at][what]));
            spreads.insert(format!("{row}-{connections}"), Spread::of(pairs));
        }
    }
    spreads
}

fn sample(rounds: &[Round], server: usize) -> Sample {
    let medians = |what: usize| {
        [0, 1, 2].map(|at| {
            let all = rounds.iter().map(|round| round[server][at][what]);
            Figure::rounded(median(all))
        })
    };
    Sample {
        rate: medians(0),
        p50: medians(1),
        p99: medians(2),
        per_cpu: medians(3),
    }
}
