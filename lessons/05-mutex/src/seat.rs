//! Two want the last seat.

use crate::sync::{RwLock, print, thread};

// ANCHOR: check-then-act
/// A bug: the seat may be taken between the look and the deed.
pub fn check_then_act() {
    let seat = RwLock::new(None);
    thread::scope(|scope| {
        for name in ["Ann", "Bob"] {
            let seat = &seat;
            scope.spawn(move || {
                if seat.read().unwrap().is_some() {
                    return;
                }
                *seat.write().unwrap() = Some(name); // BUG: is it still free?
                print(format!("{name} has the seat"));
            });
        }
    });
}
// ANCHOR_END: check-then-act

// ANCHOR: mended
/// Mended: whoever is about to take the seat looks again.
pub fn mended() {
    let seat = RwLock::new(None);
    thread::scope(|scope| {
        for name in ["Ann", "Bob"] {
            let seat = &seat;
            scope.spawn(move || {
                if seat.read().unwrap().is_some() {
                    return;
                }
                let mut seat = seat.write().unwrap();
                if seat.is_none() {
                    *seat = Some(name);
                    print(format!("{name} has the seat"));
                }
            });
        }
    });
}
// ANCHOR_END: mended
