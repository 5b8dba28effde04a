//! What every benchmark's record has: the machine, figures, and how far the rounds differ.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, Serializer};

/// Where and how it was measured.
#[derive(Debug, Serialize, Deserialize)]
pub struct Machine {
    /// The processor's own name.
    pub processor: String,
    /// How many cores the system sees.
    pub cores: usize,
    /// The system and its release.
    pub kernel: String,
    /// The compiler's release; std comes with it.
    pub rust: String,
    /// Go's release.
    pub go: String,
    /// The day, in universal time.
    pub date: String,
    /// The largest share of the processors that other programs took during a round, in percent.
    pub others_percent: Figure,
}

/// A figure for the page, written without a point when it is whole.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Figure(pub f64);

impl Figure {
    /// Two significant digits, or three when the first is a one: no more than a measurement holds.
    pub fn rounded(value: f64) -> Self {
        if value <= 0.0 {
            return Self(0.0);
        }
        let power = value.log10().floor();
        let leading = value / 10f64.powf(power);
        let digits = if leading < 2.0 { 3.0 } else { 2.0 };
        let unit = 10f64.powf(power + 1.0 - digits);
        let places = (digits - 1.0 - power).max(0.0) as usize;
        let shown = format!("{:.places$}", (value / unit).round() * unit);
        Self(shown.parse().expect("a number that was just written"))
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.fract() == 0.0 {
            serializer.serialize_u64(self.0 as u64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

/// How far the rounds of a measurement differ: Go's time divided by Rust's, round by round.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// In the round that is best for Go.
    pub low: Figure,
    /// In the round that is best for Rust.
    pub high: Figure,
}

/// Spreads by the name that the row has in `lessons/measured/rows.toml`.
///
/// The ratio of two medians is never outside the spread of the same rounds.
pub type Spreads = BTreeMap<String, Spread>;

impl Spread {
    /// Of rounds, each with Go's time and Rust's in the same unit; of rates, the other way round.
    ///
    /// # Panics
    /// When there is no round.
    pub fn of(rounds: impl IntoIterator<Item = (f64, f64)>) -> Self {
        let mut ratios: Vec<f64> = rounds.into_iter().map(|(go, rust)| go / rust).collect();
        ratios.sort_unstable_by(f64::total_cmp);
        let ends = ratios.first().zip(ratios.last());
        let (low, high) = ends.expect("at least one round");
        Self {
            low: Figure::rounded(*low),
            high: Figure::rounded(*high),
        }
    }
}
