//! Several threads, and one more that owns the weights: they send it updates, and it answers with
//! what the weights are then.

use crate::model::Task;
use crate::shard;
use crate::sync::channel::Sender;
use crate::sync::{channel, thread};

/// A change to the weights. The same vector comes back with the weights in it.
struct Update {
    change: Vec<f64>,
    reply: Sender<Vec<f64>>,
}

/// Each worker goes through rows of its own; the calling thread is the owner.
pub fn epoch(task: &Task, weights: &mut [f64], rate: f64, workers: usize) {
    let (to_owner, updates) = channel::bounded(workers);
    thread::scope(|scope| {
        for rows in shard::shards(0..task.data.rows(), workers) {
            let to_owner = to_owner.clone();
            let mut known = weights.to_vec();
            scope.spawn(move || {
                let (reply, fresh) = channel::bounded(1);
                for row in rows.map(|index| task.data.row(index)) {
                    let slope = task.model.slope(row.score(&known), row.label);
                    let mut change = known;
                    change.fill(0.0);
                    row.add_to(&mut change, -rate * slope);
                    let reply = reply.clone();
                    to_owner.send(Update { change, reply }).unwrap();
                    known = fresh.recv().unwrap();
                }
            });
        }
        drop(to_owner);
        for Update { mut change, reply } in updates {
            for (weight, change) in weights.iter_mut().zip(&mut change) {
                *weight += *change;
                *change = *weight;
            }
            reply.send(change).unwrap();
        }
    });
}
