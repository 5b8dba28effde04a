//! A parameter without a lock.

use crate::sync::atomic::{AtomicU64, Ordering::Relaxed};
use crate::sync::{print, thread};

// ANCHOR: cas
/// One number that many threads add to. It has no room for who has added what,
/// so it counts a push that comes again twice, and the sum's last digits are
/// those of the order in which the updates came.
#[derive(Debug)]
pub struct Cas(AtomicU64);

impl Cas {
    /// The number 0.
    pub fn new() -> Self {
        Self(AtomicU64::new(0.0_f64.to_bits()))
    }

    /// Adds `delta` to what is there. If somebody was faster, it adds again, to
    /// what is there now.
    pub fn add(&self, delta: f64) {
        let mut old = self.0.load(Relaxed);
        loop {
            let new = (f64::from_bits(old) + delta).to_bits();
            match self.0.compare_exchange_weak(old, new, Relaxed, Relaxed) {
                Ok(_) => return,
                Err(other) => old = other,
            }
        }
    }

    /// The number.
    pub fn get(&self) -> f64 {
        f64::from_bits(self.0.load(Relaxed))
    }
}
// ANCHOR_END: cas

impl Default for Cas {
    fn default() -> Self {
        Self::new()
    }
}

/// Two workers add 1 and 2.
pub fn two_workers() {
    let parameter = Cas::new();
    thread::scope(|scope| {
        for delta in [1.0, 2.0] {
            let parameter = &parameter;
            scope.spawn(move || parameter.add(delta));
        }
    });
    print(format!("Final parameter: {}", parameter.get()));
}
