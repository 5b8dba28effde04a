//! A thread returns a value, as a function does.

use std::ops::Range;

use crate::sync::thread;

// ANCHOR: count
/// How many primes there are below `limit`, counted by two threads.
pub fn primes_below(limit: u32) -> usize {
    let middle = limit / 2;
    let low = thread::spawn(move || primes_in(0..middle));
    let high = thread::spawn(move || primes_in(middle..limit));
    low.join().unwrap() + high.join().unwrap()
}
// ANCHOR_END: count

/// How many of `numbers` are prime.
pub fn primes_in(numbers: Range<u32>) -> usize {
    numbers.filter(|number| is_prime(*number)).count()
}

/// By trial division, up to the square root.
fn is_prime(number: u32) -> bool {
    number >= 2
        && (2..)
            .take_while(|divisor| divisor * divisor <= number)
            .all(|divisor| !number.is_multiple_of(divisor))
}
