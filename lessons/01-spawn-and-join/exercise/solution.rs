//! Exercise 01: three greetings. Each thread is given the handle of the one before, and joins it
//! before it prints; main joins the last.

use crate::sync::{print, thread};

/// Prints three lines in order, each from a thread of its own.
pub fn three_greetings() {
    let one = thread::spawn(|| print("Hello from one"));
    let two = thread::spawn(move || {
        one.join().unwrap();
        print("Hello from two");
    });
    let three = thread::spawn(move || {
        two.join().unwrap();
        print("Hello from three");
    });
    three.join().unwrap();
}
