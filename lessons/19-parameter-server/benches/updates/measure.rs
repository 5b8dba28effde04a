//! One measurement, in a process of its own.

use std::time::Instant;

use lesson_19_parameter_server::actor::Actor;
use lesson_19_parameter_server::cas::Cas;
use lesson_19_parameter_server::ledger::{Ledger, Push};
use lesson_19_parameter_server::server::{self, Server};
use lesson_19_parameter_server::sharded::Sharded;
use lesson_19_parameter_server::sync::{Mutex, thread};

/// How many parameters there are.
pub const PARAMETERS: usize = 1_024;

/// In how many shards the sharded server has them.
pub const SHARDS: usize = 16;

/// Pushes `updates` times 1 from each of the workers to a server of this kind, and prints how many
/// picoseconds one update took.
pub fn print(kind: &str, workers: usize, updates: u64) {
    let ledger = || Ledger::new(workers, PARAMETERS);
    let shards = || Sharded::new(workers, SHARDS, PARAMETERS / SHARDS);
    let part = PARAMETERS / workers;
    let (nanoseconds, sum) = match kind {
        "mutex" => timed(Mutex::new(ledger()), workers, updates, part),
        "actor" => timed(Actor::new(ledger()), workers, updates, part),
        "sharded" => timed(shards(), workers, updates, part),
        "sharded-everywhere" => timed(shards(), workers, updates, PARAMETERS),
        "sharded-ranges" => timed_ranges(shards(), workers, updates),
        "cas" => timed(Atomics::new(), workers, updates, part),
        _ => panic!("mutex, actor, sharded, sharded-everywhere, sharded-ranges or cas, not {kind}"),
    };
    let all = workers as u64 * updates;
    assert_eq!(sum, all as f64, "an update was lost");
    println!("{}", nanoseconds * 1000 / u128::from(all));
}

// ANCHOR: timed
/// Each worker pushes to `width` parameters in turn, and each begins with
/// another; the time ends when the last update is applied.
fn timed(server: impl Server, workers: usize, updates: u64, width: usize) -> (u128, f64) {
    let start = Instant::now();
    server::run(&server, workers, updates, |worker, sequence| Push {
        worker,
        sequence,
        key: (worker * PARAMETERS / workers + sequence as usize % width) % PARAMETERS,
        delta: 1.0,
    });
    let parameters = server.pull();
    (start.elapsed().as_nanos(), parameters.iter().sum())
}
// ANCHOR_END: timed

/// Of each worker, so many parameters next to each other at a time.
pub const RANGE: usize = 8;

/// As [`timed`], each push with a range of updates.
fn timed_ranges(server: Sharded, workers: usize, updates: u64) -> (u128, f64) {
    let start = Instant::now();
    let ranges = PARAMETERS / workers / RANGE;
    thread::scope(|scope| {
        for worker in 0..workers {
            let server = &server;
            scope.spawn(move || {
                for sequence in 1..=updates / RANGE as u64 {
                    let range = worker * PARAMETERS / workers / RANGE + sequence as usize % ranges;
                    let (key, delta) = (range * RANGE, 0.0);
                    server.push_range(
                        Push {
                            worker,
                            sequence,
                            key,
                            delta,
                        },
                        &[1.0; RANGE],
                    );
                }
            });
        }
    });
    let parameters = server.pull();
    (start.elapsed().as_nanos(), parameters.iter().sum())
}

/// An atomic for each parameter: no server, since it counts a push that comes again twice. Only to
/// be measured as one.
struct Atomics(Vec<Cas>);

impl Atomics {
    fn new() -> Self {
        Self((0..PARAMETERS).map(|_| Cas::new()).collect())
    }
}

impl Server for Atomics {
    fn push(&self, push: Push) {
        self.0[push.key].add(push.delta);
    }

    fn pull(&self) -> Vec<f64> {
        self.0.iter().map(Cas::get).collect()
    }
}
