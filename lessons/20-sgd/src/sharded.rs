//! Several threads, and a lock for every few weights: what parameter servers do, each with a part
//! of the parameters.

use crate::model::Task;
use crate::shard;
use crate::sync::{Mutex, thread};

/// Weights in parts of equal width, but for the last; each has a lock of its own.
#[derive(Debug)]
pub struct Shards {
    width: usize,
    parts: Vec<Mutex<Vec<f64>>>,
}

impl Shards {
    /// `weights` in so many parts.
    pub fn new(weights: &[f64], parts: usize) -> Self {
        let width = weights.len().div_ceil(parts);
        let parts = weights
            .chunks(width)
            .map(|part| Mutex::new(part.to_vec()))
            .collect();
        Self { width, parts }
    }

    /// Copies all parts to `weights`, one after the other: no moment need have had them all.
    pub fn pull(&self, weights: &mut [f64]) {
        for (part, weights) in self.parts.iter().zip(weights.chunks_mut(self.width)) {
            weights.copy_from_slice(&part.lock().unwrap());
        }
    }

    /// Adds `change` to all parts, one after the other.
    pub fn push(&self, change: &[f64]) {
        for (part, change) in self.parts.iter().zip(change.chunks(self.width)) {
            for (weight, change) in part.lock().unwrap().iter_mut().zip(change) {
                *weight += change;
            }
        }
    }
}

/// Each worker goes through rows of its own, and pulls and pushes at every update.
pub fn epoch(task: &Task, weights: &Shards, rate: f64, workers: usize) {
    thread::scope(|scope| {
        for rows in shard::shards(0..task.data.rows(), workers) {
            scope.spawn(move || {
                let mut known = task.start();
                let mut change = task.start();
                for row in rows.map(|index| task.data.row(index)) {
                    weights.pull(&mut known);
                    let slope = task.model.slope(row.score(&known), row.label);
                    change.fill(0.0);
                    row.add_to(&mut change, -rate * slope);
                    weights.push(&change);
                }
            });
        }
    });
}
