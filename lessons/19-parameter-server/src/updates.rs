//! The updates: random numbers that depend on nothing but a seed, the worker, and their place in its
//! sequence, so that every run and every language has the same.

/// What the updates are whole multiples of: they are numbers from 0 up to 1 of 53 bits.
pub const UNIT: f64 = 1.0 / (1_u64 << 53) as f64;

// ANCHOR: update
/// The update number `sequence` of `worker`: at least 0, less than 1.
pub fn update(seed: u64, worker: usize, sequence: u64) -> f64 {
    units(seed, worker, sequence) as f64 * UNIT
}
// ANCHOR_END: update

/// The same update in units.
pub fn units(seed: u64, worker: usize, sequence: u64) -> u64 {
    let of_worker = mix(seed.wrapping_add(mix(worker as u64)));
    mix(of_worker.wrapping_add(sequence)) >> 11
}

/// Turns a number into one that looks random: a step of SplitMix64 (Steele, Lea and Flood, Fast
/// Splittable Pseudorandom Number Generators, OOPSLA 2014).
fn mix(number: u64) -> u64 {
    let mut bits = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}
