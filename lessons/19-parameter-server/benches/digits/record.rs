//! What the benchmark records in `measured/digits.json`.

use std::collections::BTreeSet;

use lesson_program::machine::Machine;
use serde::{Deserialize, Serialize};

/// The whole record.
#[derive(Debug, Serialize, Deserialize)]
pub struct Digits {
    /// Where and how it was measured.
    pub machine: Machine,
    /// How often each program ran.
    pub runs: usize,
    /// Go's.
    pub go: Sums,
    /// Go's on one processor.
    pub go_one_processor: Sums,
    /// Rust's.
    pub rust: Sums,
}

/// The sums that a program printed.
#[derive(Debug, Serialize, Deserialize)]
pub struct Sums {
    /// How many different ones.
    pub different: usize,
    /// The smallest, as it was printed.
    pub smallest: String,
    /// The largest.
    pub largest: String,
}

impl Sums {
    /// Of what was printed, all between the same powers of two.
    ///
    /// # Panics
    /// When there are none, or one is no number.
    pub fn of(printed: &BTreeSet<String>) -> Self {
        let number = |text: &&String| text.parse::<f64>().expect("a number");
        let by_size = |one: &&String, other: &&String| number(one).total_cmp(&number(other));
        let smallest = printed.iter().min_by(by_size).expect("a sum");
        let largest = printed.iter().max_by(by_size).expect("a sum");
        Self {
            different: printed.len(),
            smallest: smallest.clone(),
            largest: largest.clone(),
        }
    }
}
