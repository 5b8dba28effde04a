//! Rounds of a benchmark: those in which other programs left the machine alone (Linux only).

use std::time::{Duration, Instant};

use crate::machine::{Processors, is_idle};

/// A round in which other programs had more of the processors than this is measured again.
const OTHERS_AT_MOST: f64 = 0.1;

/// Gives up after so long.
const PATIENCE: Duration = Duration::from_secs(3 * 60 * 60);

/// The value in the middle; of an even number of values, the larger one of the two there.
///
/// # Panics
/// When there is no value, or one is not a number.
pub fn median<T: PartialOrd + Copy>(values: impl IntoIterator<Item = T>) -> T {
    let mut all: Vec<T> = values.into_iter().collect();
    all.sort_unstable_by(|one, other| one.partial_cmp(other).expect("a number"));
    *all.get(all.len() / 2).expect("at least one value")
}

/// Rounds that count.
#[derive(Debug)]
pub struct Rounds<R> {
    /// What each has measured.
    pub all: Vec<R>,
    /// The largest share of the processors that other programs had in one of them, from 0 to 1.
    pub others: f64,
}

/// Measures so many rounds, each when the machine is idle, and prints how busy others were; if
/// `busy`, however busy they are, and every round counts.
///
/// # Panics
/// When the machine was hardly idle for three hours.
pub fn take<R>(wanted: usize, busy: bool, mut round: impl FnMut() -> R) -> Rounds<R> {
    let mut rounds = Rounds {
        all: Vec::new(),
        others: 0.0,
    };
    let started = Instant::now();
    while rounds.all.len() < wanted {
        assert!(started.elapsed() < PATIENCE, "the machine is too busy");
        if !busy && !is_idle(OTHERS_AT_MOST) {
            continue;
        }
        let before = Processors::now();
        let measured = round();
        let others = Processors::now().others_since(&before);
        let counts = busy || others <= OTHERS_AT_MOST;
        println!("others {:4.1} %, counts: {counts}", others * 100.0);
        if counts {
            rounds.others = rounds.others.max(others);
            rounds.all.push(measured);
        }
    }
    rounds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_stands_in_the_middle() {
        assert_eq!(median([7]), 7);
        assert_eq!(median([9, 1, 5]), 5);
        assert_eq!(median([4.0, 1.0, 3.0, 2.0]), 3.0);
    }
}
