//! The receiver hangs up first: the sender gets its value back.

use crate::sync::{channel, print, thread};

// ANCHOR: hang-up
/// Sends two letters to a reader who takes one and leaves.
pub fn hang_up() {
    let (tx, rx) = channel::bounded(0);
    // The receiver moves into the thread, and is dropped at its end.
    let reader = thread::spawn(move || rx.recv().unwrap());
    tx.send("first letter").unwrap();
    let refused = tx.send("second letter").unwrap_err();
    print(format!("returned to sender: {}", refused.into_inner()));
    print(format!("read: {}", reader.join().unwrap()));
}
// ANCHOR_END: hang-up
