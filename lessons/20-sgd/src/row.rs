//! The two things that a row does to weights: it is scored by them, and it moves them.

use crate::data::Row;

/// Sums of a dense score. More than one, so that additions need not wait for one another; a fixed
/// number, so that they happen in one order on every machine.
const LANES: usize = 8;

impl Row<'_> {
    /// The sum of its features, each times its weight.
    pub fn score(&self, weights: &[f64]) -> f64 {
        if !self.columns.is_empty() {
            let features = self.columns.iter().zip(self.values);
            return features.fold(0.0, |sum, (&column, value)| {
                sum + value * weights[column as usize]
            });
        }
        let (values, rest) = self.values.as_chunks::<LANES>();
        let (weights, of_rest) = weights.as_chunks::<LANES>();
        let mut sums = [0.0; LANES];
        for (values, weights) in values.iter().zip(weights) {
            for lane in 0..LANES {
                sums[lane] += values[lane] * weights[lane];
            }
        }
        for (lane, (value, weight)) in rest.iter().zip(of_rest).enumerate() {
            sums[lane] += value * weight;
        }
        in_pairs(sums)
    }

    /// The same, of weights that are anywhere.
    pub fn score_by(&self, weight: impl Fn(usize) -> f64) -> f64 {
        let mut sums = [0.0; LANES];
        if !self.columns.is_empty() {
            self.each(|column, value| sums[0] += value * weight(column));
            return sums[0];
        }
        for (index, values) in self.values.chunks(LANES).enumerate() {
            for (lane, value) in values.iter().enumerate() {
                sums[lane] += value * weight(index * LANES + lane);
            }
        }
        in_pairs(sums)
    }

    /// Calls `take` with each column whose feature is not zero, and the feature.
    pub fn each(&self, mut take: impl FnMut(usize, f64)) {
        if self.columns.is_empty() {
            for (column, value) in self.values.iter().enumerate() {
                take(column, *value);
            }
        } else {
            for (&column, value) in self.columns.iter().zip(self.values) {
                take(column as usize, *value);
            }
        }
    }

    /// Adds its features, each times `factor`, to `sums`.
    pub fn add_to(&self, sums: &mut [f64], factor: f64) {
        if self.columns.is_empty() {
            for (sum, value) in sums.iter_mut().zip(self.values) {
                *sum += factor * value;
            }
        } else {
            self.each(|column, value| sums[column] += factor * value);
        }
    }
}

fn in_pairs([a, b, c, d, e, f, g, h]: [f64; LANES]) -> f64 {
    ((a + e) + (c + g)) + ((b + f) + (d + h))
}
