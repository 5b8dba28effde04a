//! The same pushes through each of the three servers.

use crate::actor::Actor;
use crate::ledger::{Ledger, Push};
use crate::server::{self, Server};
use crate::sharded::Sharded;
use crate::sync::{Mutex, print};
use crate::updates::update;

/// How many parameters there are, in how many shards.
const PARAMETERS: usize = 8;
const SHARDS: usize = 4;

// ANCHOR: three-servers
/// Prints the sum of all parameters of each server.
pub fn three_servers(seed: u64, workers: usize, updates: u64) {
    let ledger = || Ledger::new(workers, PARAMETERS);
    let push = |worker, sequence| Push {
        worker,
        sequence,
        key: sequence as usize % PARAMETERS,
        delta: update(seed, worker, sequence),
    };
    let mutex = Mutex::new(ledger());
    let actor = Actor::new(ledger());
    let sharded = Sharded::new(workers, SHARDS, PARAMETERS / SHARDS);

    server::run(&mutex, workers, updates, push);
    server::run(&actor, workers, updates, push);
    server::run(&sharded, workers, updates, push);

    let pulled = [mutex.pull(), actor.pull(), sharded.pull()];
    for (name, parameters) in ["mutex  ", "actor  ", "sharded"].iter().zip(pulled) {
        print(format!("{name} {}", parameters.iter().sum::<f64>()));
    }
}
// ANCHOR_END: three-servers
