//! A coin goes from the left pocket to the right while somebody counts.

use crate::sync::{Mutex, print, thread};

// ANCHOR: two-locks
/// A bug: each pocket has a lock, and the coin is in neither or in both.
pub fn two_locks() {
    let left = Mutex::new(1);
    let right = Mutex::new(0);
    thread::scope(|scope| {
        scope.spawn(|| {
            *left.lock().unwrap() -= 1;
            *right.lock().unwrap() += 1; // BUG: where was it in between?
        });
        scope.spawn(|| {
            let in_left = *left.lock().unwrap();
            let in_right = *right.lock().unwrap();
            print(format!("coins: {}", in_left + in_right));
        });
    });
}
// ANCHOR_END: two-locks

// ANCHOR: mended
/// What one lock guards: there is always one coin in both together.
struct Pockets {
    left: u32,
    right: u32,
}

/// Mended: one lock for what must be true of both.
pub fn mended() {
    let pockets = Mutex::new(Pockets { left: 1, right: 0 });
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut pockets = pockets.lock().unwrap();
            pockets.left -= 1;
            pockets.right += 1;
        });
        scope.spawn(|| {
            let pockets = pockets.lock().unwrap();
            print(format!("coins: {}", pockets.left + pockets.right));
        });
    });
}
// ANCHOR_END: mended
