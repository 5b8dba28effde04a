//! One thread, one batch after another.

use std::ops::Range;

use crate::model::Task;
use crate::shard;

// ANCHOR: batch
/// Moves the weights after every batch, against the mean of its gradients.
pub fn epoch(task: &Task, weights: &mut [f64], rate: f64, batch: usize, sum: Sum) {
    for rows in shard::batches(task.data.rows(), batch) {
        let factor = -rate / rows.len() as f64;
        let gradient = sum(task, rows, weights);
        add(weights, &gradient, factor);
    }
}

/// Sums the gradients of a batch: chunk by chunk, and then the chunks' sums in their order.
pub fn in_order(task: &Task, rows: Range<usize>, weights: &[f64]) -> Vec<f64> {
    let mut total = task.start();
    for chunk in shard::chunks(rows) {
        add(&mut total, &task.gradient(chunk, weights), 1.0);
    }
    total
}
// ANCHOR_END: batch

/// Somebody who sums the gradients of a batch of rows.
pub type Sum = fn(&Task, Range<usize>, &[f64]) -> Vec<f64>;

/// Adds `gradient` times `factor` to `weights`.
pub fn add(weights: &mut [f64], gradient: &[f64], factor: f64) {
    for (weight, gradient) in weights.iter_mut().zip(gradient) {
        *weight += factor * gradient;
    }
}
