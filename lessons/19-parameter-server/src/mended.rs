//! The parameter server mended: each update is applied once, where it comes in, and the workers are
//! waited for.

use crate::ledger::{Ledger, Push};
use crate::server::{self, Server};
use crate::sync::{Mutex, print};

// ANCHOR: mended
/// Prints one parameter that so many workers have updated so often. `delta`
/// says what a worker's update is.
pub fn mended(workers: usize, updates: u64, delta: impl Fn(usize, u64) -> f64 + Sync) {
    let server = Mutex::new(Ledger::new(workers, 1));
    server::run(&server, workers, updates, |worker, sequence| Push {
        worker,
        sequence,
        key: 0,
        delta: delta(worker, sequence),
    });
    let parameters = server.pull();
    print(format!("Final parameter: {}", parameters[0]));
}
// ANCHOR_END: mended
