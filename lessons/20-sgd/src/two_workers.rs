//! Two threads and a weight or two.

use crate::cell::Weight;
use crate::sync::{Mutex, print, thread};

// ANCHOR: lost-update
/// A bug: every access holds the lock, and an update may be lost.
pub fn lost_update() {
    let weight = Mutex::new(0.0);
    thread::scope(|scope| {
        for change in [1.0, 2.0] {
            let weight = &weight;
            scope.spawn(move || {
                let value: f64 = *weight.lock().unwrap();
                *weight.lock().unwrap() = value + change; // BUG: `value` may be stale
            });
        }
    });
    print(weight.into_inner().unwrap());
}
// ANCHOR_END: lost-update

// ANCHOR: locked
/// Mended: read and written under one lock.
pub fn locked() {
    let weight = Mutex::new(0.0);
    thread::scope(|scope| {
        for change in [1.0, 2.0] {
            let weight = &weight;
            scope.spawn(move || *weight.lock().unwrap() += change);
        }
    });
    print(weight.into_inner().unwrap());
}
// ANCHOR_END: locked

// ANCHOR: relaxed
/// A bug, unless lost updates are welcome: no lock at all, and the load and the store apart.
pub fn relaxed() {
    both(Weight::add);
}

/// Mended: the store succeeds only if the weight is still what was loaded.
pub fn exchanged() {
    both(Weight::add_exchange);
}

fn both(add: fn(&Weight, f64)) {
    let weight = Weight::new(0.0);
    thread::scope(|scope| {
        for change in [1.0, 2.0] {
            let weight = &weight;
            scope.spawn(move || add(weight, change));
        }
    });
    print(weight.load());
}
// ANCHOR_END: relaxed

// ANCHOR: two-weights
/// One changes two weights, the other reads them, the later one first.
pub fn two_weights() {
    let first = Weight::new(0.0);
    let second = Weight::new(0.0);
    thread::scope(|scope| {
        scope.spawn(|| {
            first.store(1.0);
            second.store(1.0);
        });
        let second = second.load();
        let first = first.load();
        print(format!("second {second}, first {first}"));
    });
}
// ANCHOR_END: two-weights
