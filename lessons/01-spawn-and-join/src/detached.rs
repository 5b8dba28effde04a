//! A thread whose handle is dropped: it outlives the function that started it, but not `main`. And
//! one whose handle is handed back.

use crate::sync::{print, thread};

// ANCHOR: detached
/// A bug: nobody can wait for the greeting, so `main` may return before it.
pub fn detached() {
    greet_in_background();
    print("Goodbye!");
}

/// Returns while its thread may not even have begun.
fn greet_in_background() {
    let greeter = thread::spawn(|| print("Hello, World!"));
    drop(greeter); // BUG: gives up the only way to wait for it
}
// ANCHOR_END: detached

// ANCHOR: joined
/// Mended: whoever starts the thread gets the handle, and can wait.
pub fn joined() {
    let greeter = greet_beside();
    print("Goodbye!");
    greeter.join().unwrap();
}

/// Returns the only way to wait for its thread.
fn greet_beside() -> thread::JoinHandle<()> {
    thread::spawn(|| print("Hello, World!"))
}
// ANCHOR_END: joined
