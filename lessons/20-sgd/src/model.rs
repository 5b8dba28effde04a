//! What is learnt: a weight for each feature. What it costs to be wrong, and in which direction to
//! be less wrong. Nothing here knows of threads, nor of how updates travel.

use std::ops::Range;

use crate::data::Data;
use crate::shard;

/// The cost of a row, from its score under the weights and its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Model {
    /// Half the square of the error. The label is a number.
    Linear,
    /// ln(1 + exp(−score · label)). The label is 1 or −1.
    Logistic,
}

impl Model {
    /// The loss of a row.
    pub fn loss(self, score: f64, label: f64) -> f64 {
        match self {
            Self::Linear => (score - label) * (score - label) / 2.0,
            // Of ln(1 + eˣ) the larger part of both cases is exact, and nothing overflows.
            Self::Logistic => {
                let x = -score * label;
                x.max(0.0) + (-x.abs()).exp().ln_1p()
            }
        }
    }

    /// How fast the loss of a row grows with its score.
    pub fn slope(self, score: f64, label: f64) -> f64 {
        match self {
            Self::Linear => score - label,
            Self::Logistic => -label / (1.0 + (score * label).exp()),
        }
    }

    /// How fast that grows.
    pub fn curvature(self, score: f64) -> f64 {
        match self {
            Self::Linear => 1.0,
            Self::Logistic => 1.0 / ((1.0 + score.exp()) * (1.0 + (-score).exp())),
        }
    }
}

/// A model and the data that it is trained on.
#[derive(Debug, Clone)]
pub struct Task {
    /// The model.
    pub model: Model,
    /// The data.
    pub data: Data,
}

impl Task {
    /// The sum of the gradients of these rows: for each weight, how fast their loss grows with it.
    pub fn gradient(&self, rows: Range<usize>, weights: &[f64]) -> Vec<f64> {
        let mut sum = vec![0.0; weights.len()];
        for index in rows {
            let row = self.data.row(index);
            let slope = self.model.slope(row.score(weights), row.label);
            row.add_to(&mut sum, slope);
        }
        sum
    }

    /// The mean loss of all rows.
    pub fn loss(&self, weights: &[f64]) -> f64 {
        let rows = self.data.rows();
        let of_chunk = |rows: Range<usize>| -> f64 {
            let of_row = |index| {
                let row = self.data.row(index);
                self.model.loss(row.score(weights), row.label)
            };
            rows.map(of_row).sum()
        };
        shard::chunks(0..rows).map(of_chunk).sum::<f64>() / rows as f64
    }

    /// Weights that know nothing.
    pub fn start(&self) -> Vec<f64> {
        vec![0.0; self.data.width]
    }
}
