//! Two clerks draw the next number and call it out.

use crate::sync::{Mutex, print, thread};

// ANCHOR: guard-dropped-early
/// A bug: the numbers are drawn in order, but may be called out of it.
pub fn guard_dropped_early() {
    let drawn = Mutex::new(0);
    thread::scope(|scope| {
        for _clerk in 0..2 {
            scope.spawn(|| {
                let mut drawn = drawn.lock().unwrap();
                *drawn += 1;
                let number = *drawn;
                drop(drawn); // BUG: the other clerk may call first
                print(format!("number {number}, please"));
            });
        }
    });
}
// ANCHOR_END: guard-dropped-early

// ANCHOR: mended
/// Mended: the lock is held until the number has been called.
pub fn mended() {
    let drawn = Mutex::new(0);
    thread::scope(|scope| {
        for _clerk in 0..2 {
            scope.spawn(|| {
                let mut drawn = drawn.lock().unwrap();
                *drawn += 1;
                let number = *drawn;
                print(format!("number {number}, please"));
            });
        }
    });
}
// ANCHOR_END: mended
