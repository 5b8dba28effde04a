//! Two visitors come in at two doors and are counted.

use crate::sync::{Mutex, print, thread};

// ANCHOR: load-then-store
/// A bug: every access holds the lock, and a visitor may be lost.
pub fn load_then_store() {
    let count = Mutex::new(0);
    thread::scope(|scope| {
        for _door in 0..2 {
            scope.spawn(|| {
                let before = *count.lock().unwrap();
                *count.lock().unwrap() = before + 1; // BUG: `before` may be out of date
            });
        }
    });
    print(count.into_inner().unwrap());
}
// ANCHOR_END: load-then-store

// ANCHOR: mended
/// Mended: nobody comes between reading the count and writing it.
pub fn mended() {
    let count = Mutex::new(0);
    thread::scope(|scope| {
        for _door in 0..2 {
            scope.spawn(|| {
                let mut count = count.lock().unwrap();
                *count += 1;
            });
        }
    });
    print(count.into_inner().unwrap());
}
// ANCHOR_END: mended
