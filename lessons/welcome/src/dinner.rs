//! Two at a table with one fork and one knife.

use crate::sync::{LockResult, Mutex, MutexGuard, print, thread};

// ANCHOR: dinner
/// A bug: each may hold what the other waits for.
pub fn dinner() {
    let fork = Mutex::new(());
    let knife = Mutex::new(());
    thread::scope(|table| {
        table.spawn(|| eat(fork.lock(), knife.lock()));
        table.spawn(|| eat(knife.lock(), fork.lock()));
    });
}
// ANCHOR_END: dinner

// ANCHOR: in-order
/// Mended: whoever has the fork will get the knife.
pub fn in_order() {
    let fork = Mutex::new(());
    let knife = Mutex::new(());
    thread::scope(|table| {
        table.spawn(|| eat(fork.lock(), knife.lock()));
        table.spawn(|| eat(fork.lock(), knife.lock()));
    });
}
// ANCHOR_END: in-order

/// What somebody holds, until the end of the meal.
type Held<'a> = LockResult<MutexGuard<'a, ()>>;

// ANCHOR: eat
/// Eats with one in each hand.
fn eat(_left: Held<'_>, _right: Held<'_>) {
    print("one has eaten");
}
// ANCHOR_END: eat
