//! One weight that several workers change: a floating-point number in an atomic, as its bits.

use crate::sync::atomic::AtomicU64;
use crate::sync::atomic::Ordering::Relaxed;

/// A weight. Whoever loads it sees one of the values that were stored, whole; which one, and what
/// else has happened by then, nobody promises.
#[derive(Debug)]
pub struct Weight(AtomicU64);

impl Weight {
    /// A weight of this value.
    pub fn new(value: f64) -> Self {
        Self(AtomicU64::new(value.to_bits()))
    }

    // ANCHOR: weight
    /// The value.
    pub fn load(&self) -> f64 {
        f64::from_bits(self.0.load(Relaxed))
    }

    /// Makes it `value`.
    pub fn store(&self, value: f64) {
        self.0.store(value.to_bits(), Relaxed);
    }

    /// Adds as Hogwild does: what others add between the load and the store is lost.
    pub fn add(&self, change: f64) {
        let value = f64::from_bits(self.0.load(Relaxed));
        self.0.store((value + change).to_bits(), Relaxed);
    }

    /// Adds, and begins again when somebody came in between: nothing is lost.
    pub fn add_exchange(&self, change: f64) {
        let mut bits = self.0.load(Relaxed);
        loop {
            let sum = (f64::from_bits(bits) + change).to_bits();
            match self.0.compare_exchange_weak(bits, sum, Relaxed, Relaxed) {
                Ok(_) => return,
                Err(other) => bits = other,
            }
        }
    }
    // ANCHOR_END: weight
}
