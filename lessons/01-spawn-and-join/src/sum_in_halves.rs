//! Scoped threads borrow from the function that starts them.

use crate::sync::thread;

// ANCHOR: sum
/// The sum of `numbers`. Each of two threads borrows one half of them.
pub fn sum(numbers: &[u64]) -> u64 {
    let (left, right) = numbers.split_at(numbers.len() / 2);
    thread::scope(|scope| {
        let left = scope.spawn(|| left.iter().sum::<u64>());
        let right = scope.spawn(|| right.iter().sum::<u64>());
        left.join().unwrap() + right.join().unwrap()
    })
}
// ANCHOR_END: sum
