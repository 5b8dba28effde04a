//! All cores, one batch after another, on rayon's threads.

use std::ops::Range;

use rayon::prelude::*;

use crate::batch::add;
use crate::model::Task;
use crate::shard;

// ANCHOR: parallel
/// The sum of [`crate::batch::in_order`], to the last bit, on as many threads as rayon has: who
/// sums a chunk, and when, is open; which rows make a chunk, and in what order chunks are added,
/// is not.
pub fn in_order(task: &Task, rows: Range<usize>, weights: &[f64]) -> Vec<f64> {
    let chunks: Vec<Range<usize>> = shard::chunks(rows).collect();
    let sums: Vec<Vec<f64>> = (chunks.into_par_iter())
        .map(|chunk| task.gradient(chunk, weights))
        .collect();
    let mut total = task.start();
    for sum in &sums {
        add(&mut total, sum, 1.0);
    }
    total
}
// ANCHOR_END: parallel
