//! What a weight must not be: in two parts.

use crate::cell::Weight;
use crate::sync::atomic::AtomicU32;
use crate::sync::atomic::Ordering::Relaxed;
use crate::sync::{print, thread};

/// A weight and the one that replaces it. No half of the one is the same half of the other.
const BEFORE: f64 = 1.0;
const AFTER: f64 = -1.1;

// ANCHOR: torn
/// A bug: the weight is stored half by half, as a processor with registers of 32 bits would.
pub fn torn() {
    let bits = BEFORE.to_bits();
    let low = AtomicU32::new(bits as u32);
    let high = AtomicU32::new((bits >> 32) as u32);
    thread::scope(|scope| {
        scope.spawn(|| {
            low.store(AFTER.to_bits() as u32, Relaxed);
            high.store((AFTER.to_bits() >> 32) as u32, Relaxed); // BUG: the low half is out already
        });
        let (low, high) = (low.load(Relaxed), high.load(Relaxed));
        print(f64::from_bits(u64::from(high) << 32 | u64::from(low)));
    });
}

/// Mended: one atomic holds all of it.
pub fn whole() {
    let weight = Weight::new(BEFORE);
    thread::scope(|scope| {
        scope.spawn(|| weight.store(AFTER));
        print(weight.load());
    });
}
// ANCHOR_END: torn
