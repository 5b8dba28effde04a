//! Several threads, and one lock around all weights.

use crate::model::Task;
use crate::shard;
use crate::sync::{Mutex, thread};

/// Each worker goes through rows of its own, and holds the lock for the whole of every update.
pub fn epoch(task: &Task, weights: &Mutex<Vec<f64>>, rate: f64, workers: usize) {
    thread::scope(|scope| {
        for rows in shard::shards(0..task.data.rows(), workers) {
            scope.spawn(move || {
                for row in rows.map(|index| task.data.row(index)) {
                    let mut weights = weights.lock().unwrap();
                    let slope = task.model.slope(row.score(&weights), row.label);
                    row.add_to(&mut weights, -rate * slope);
                }
            });
        }
    });
}
