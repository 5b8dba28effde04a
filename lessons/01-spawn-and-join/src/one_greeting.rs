//! One greeting from one thread (program A1.1).

use crate::sync::{print, read_line, thread};

// ANCHOR: as-written
/// As the Go program does it: `main` waits for a line from the keyboard.
pub fn read_line_instead_of_join() {
    thread::spawn(|| print("Hello, World!"));
    read_line(); // BUG: says nothing about the thread
}
// ANCHOR_END: as-written

// ANCHOR: mended
/// `main` waits for the thread.
pub fn mended() {
    let greeter = thread::spawn(|| print("Hello, World!"));
    greeter.join().unwrap();
}
// ANCHOR_END: mended
