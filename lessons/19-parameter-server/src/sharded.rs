//! A server in shards: each has a part of the parameters, and a lock of its own.

use crate::ledger::{Ledger, Push};
use crate::server::Server;
use crate::sync::{Mutex, print, thread};

// ANCHOR: sharded
/// A shard has the memory it stands in for itself: two that shared a cache line
/// would wait for each other after all.
#[repr(align(128))]
struct Shard(Mutex<Ledger>);

/// Neighbouring parameters stand in the same shard.
pub struct Sharded {
    shards: Vec<Shard>,
    width: usize,
}

impl Sharded {
    /// So many shards, with so many parameters each.
    pub fn new(workers: usize, shards: usize, width: usize) -> Self {
        let shard = |_| Mutex::new(Ledger::new(workers, width));
        Self::of((0..shards).map(shard), width)
    }

    fn of(shards: impl IntoIterator<Item = Mutex<Ledger>>, width: usize) -> Self {
        let shards = shards.into_iter().map(Shard).collect();
        Self { shards, width }
    }

    /// Pushes to the parameter `push.key` and those after it, under one number
    /// and with one lock. They must all be in one shard.
    pub fn push_range(&self, push: Push, deltas: &[f64]) {
        let Shard(shard) = &self.shards[push.key / self.width];
        let key = push.key % self.width;
        assert!(key + deltas.len() <= self.width, "a range in two shards");
        let push = Push { key, ..push };
        shard.lock().unwrap().apply_range(push, deltas);
    }

    /// A bug: it looks into one shard after the other, and in between they
    /// change.
    pub fn pull_torn(&self) -> Vec<f64> {
        let mut values = Vec::new();
        for Shard(shard) in &self.shards {
            values.extend(shard.lock().unwrap().values()); // BUG: and unlocks
        }
        values
    }
}

impl Server for Sharded {
    /// Locks the one shard that the push is for.
    fn push(&self, push: Push) {
        let Shard(shard) = &self.shards[push.key / self.width];
        let key = push.key % self.width;
        shard.lock().unwrap().apply(Push { key, ..push });
    }

    /// Locks all shards, and looks when it has them all.
    fn pull(&self) -> Vec<f64> {
        let mut held = Vec::new();
        for Shard(shard) in &self.shards {
            held.push(shard.lock().unwrap());
        }
        held.iter().flat_map(|ledger| ledger.values()).collect()
    }
}
// ANCHOR_END: sharded

// ANCHOR: watched
/// One worker pushes to the first shard, then to the second. Somebody pulls.
fn watched(pull: fn(&Sharded) -> Vec<f64>) {
    let first = Mutex::new(Ledger::new(1, 1));
    let second = Mutex::new(Ledger::new(1, 1));
    let server = Sharded::of([first, second], 1);
    let seen = thread::scope(|scope| {
        scope.spawn(|| {
            for (sequence, key) in [(1, 0), (2, 1)] {
                let (worker, delta) = (0, 1.0);
                server.push(Push {
                    worker,
                    sequence,
                    key,
                    delta,
                });
            }
        });
        pull(&server)
    });
    print(format!("first {}, second {}", seen[0], seen[1]));
}

/// A bug: may see the second push and not the first.
pub fn torn() {
    watched(Sharded::pull_torn);
}

/// Mended: sees neither, the first, or both.
pub fn snapshot() {
    watched(Sharded::pull);
}
// ANCHOR_END: watched
