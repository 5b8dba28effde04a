//! Two greetings from two threads (program A1.3).

use crate::sync::{print, read_line, thread};

// ANCHOR: as-written
/// As the Go program does it: nobody waits for either thread.
pub fn as_written() {
    thread::spawn(|| print("Hello, World!"));
    thread::spawn(|| print("Hello, Go!"));
    read_line(); // BUG: says nothing about the threads
}
// ANCHOR_END: as-written

// ANCHOR: mended
/// Both lines are certain, their order is not: both threads exist before
/// `main` waits for either.
pub fn mended() {
    let world = thread::spawn(|| print("Hello, World!"));
    let go = thread::spawn(|| print("Hello, Go!"));
    world.join().unwrap();
    go.join().unwrap();
}
// ANCHOR_END: mended

// ANCHOR: in-order
/// The order is certain too: the second thread does not exist before the
/// first has ended.
pub fn in_order() {
    let world = thread::spawn(|| print("Hello, World!"));
    world.join().unwrap();
    let go = thread::spawn(|| print("Hello, Go!"));
    go.join().unwrap();
}
// ANCHOR_END: in-order
