//! What every server does, the simplest one, and workers that use any of them.

use crate::ledger::{Ledger, Push};
use crate::sync::{Mutex, thread};

// ANCHOR: server
/// Keeps parameters that many workers change.
pub trait Server: Sync {
    /// Changes a parameter; sent again, it changes nothing.
    fn push(&self, push: Push);

    /// All parameters, as they were at one moment.
    fn pull(&self) -> Vec<f64>;
}
// ANCHOR_END: server

// ANCHOR: mutex
impl Server for Mutex<Ledger> {
    fn push(&self, push: Push) {
        self.lock().unwrap().apply(push);
    }

    fn pull(&self) -> Vec<f64> {
        self.lock().unwrap().values()
    }
}
// ANCHOR_END: mutex

// ANCHOR: run
/// Runs so many workers, who push so many updates each, and waits for them.
/// `update` says what the update of a worker with this number is.
pub fn run(
    server: &impl Server,
    workers: usize,
    updates: u64,
    update: impl Fn(usize, u64) -> Push + Sync,
) {
    thread::scope(|scope| {
        for worker in 0..workers {
            let update = &update;
            scope.spawn(move || {
                for sequence in 1..=updates {
                    server.push(update(worker, sequence));
                }
            });
        }
    });
}
// ANCHOR_END: run
