//! Whether the last digits of a sum depend on the order of its numbers.

use crate::ledger::{Ledger, Push};
use crate::server::{self, Server};
use crate::sync::{Mutex, print, thread};
use crate::updates::{UNIT, units, update};

// ANCHOR: as-they-come
/// A tenth, two and three: what three workers push.
const TENTHS: [f64; 3] = [0.1, 0.2, 0.3];

/// A bug, if digits matter: each adds when its turn comes.
pub fn as_they_come() {
    let parameter = Mutex::new(0.0);
    thread::scope(|scope| {
        for delta in TENTHS {
            let parameter = &parameter;
            scope.spawn(move || *parameter.lock().unwrap() += delta);
        }
    });
    print(parameter.into_inner().unwrap());
}
// ANCHOR_END: as-they-come

// ANCHOR: by-worker
/// Mended: each worker has a sum of its own, and these are added in the order
/// of the workers, whoever came first.
pub fn by_worker() {
    let server = Mutex::new(Ledger::new(TENTHS.len(), 1));
    server::run(&server, TENTHS.len(), 1, |worker, sequence| Push {
        worker,
        sequence,
        key: 0,
        delta: TENTHS[worker],
    });
    print(server.pull()[0]);
}
// ANCHOR_END: by-worker

/// The sum of all updates, added in the order in which they come.
pub fn sum_as_they_come(seed: u64, workers: usize, updates: u64) -> f64 {
    let parameter = Mutex::new(0.0);
    thread::scope(|scope| {
        for worker in 0..workers {
            let parameter = &parameter;
            scope.spawn(move || {
                for sequence in 1..=updates {
                    *parameter.lock().unwrap() += update(seed, worker, sequence);
                }
            });
        }
    });
    parameter.into_inner().unwrap()
}

// ANCHOR: orders
/// Adds the same updates worker by worker, turn by turn, and largest first; and
/// as whole numbers of units, where no order matters.
pub fn orders(seed: u64, workers: usize, updates: u64) {
    let all = || (0..workers).flat_map(|worker| (1..=updates).map(move |n| (worker, n)));
    let turns = || (1..=updates).flat_map(|n| (0..workers).map(move |worker| (worker, n)));
    let add = |sum: f64, (worker, n)| sum + update(seed, worker, n);

    print(format!("worker by worker {}", all().fold(0.0, add)));
    print(format!("turn by turn     {}", turns().fold(0.0, add)));

    let mut sorted: Vec<f64> = all().map(|(worker, n)| update(seed, worker, n)).collect();
    sorted.sort_by(|one, other| other.total_cmp(one));
    let largest_first = sorted.iter().fold(0.0, |sum, delta| sum + delta);
    print(format!("largest first    {largest_first}"));

    // Whole numbers: exact, and rounded only once, at the end.
    let exact = |sum: u128, (worker, n)| sum + u128::from(units(seed, worker, n));
    let whole = turns().fold(0, exact);
    print(format!("as whole numbers {}", whole as f64 * UNIT));
}
// ANCHOR_END: orders
