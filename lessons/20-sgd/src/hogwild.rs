//! Several threads, no lock, no order: Hogwild (Niu, Recht, Ré and Wright, NIPS 2011).

use crate::cell::Weight;
use crate::model::Task;
use crate::shard;
use crate::sync::thread;

// ANCHOR: hogwild
/// Each worker goes through rows of its own. All read and write the same weights, by `add`, in
/// whatever state the others have left them.
pub fn epoch(task: &Task, weights: &[Weight], rate: f64, workers: usize, add: Add) {
    thread::scope(|scope| {
        for rows in shard::shards(0..task.data.rows(), workers) {
            scope.spawn(move || {
                for row in rows.map(|index| task.data.row(index)) {
                    let score = row.score_by(|column| weights[column].load());
                    let step = -rate * task.model.slope(score, row.label);
                    row.each(|column, value| add(&weights[column], step * value));
                }
            });
        }
    });
}
// ANCHOR_END: hogwild

/// A way to add to a weight.
pub type Add = fn(&Weight, f64);

/// Weights for [`epoch`].
pub fn share(weights: &[f64]) -> Vec<Weight> {
    weights.iter().copied().map(Weight::new).collect()
}

/// What they are now.
pub fn values(weights: &[Weight]) -> Vec<f64> {
    weights.iter().map(Weight::load).collect()
}
