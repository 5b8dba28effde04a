//! One value over a rendezvous channel (program A1.2).

use crate::sync::{channel, print, read_line, thread};

// ANCHOR: as-written
/// As the Go program does it, down to the line it reads at the end.
pub fn as_written() {
    let (tx, rx) = channel::bounded(0);
    thread::spawn(move || tx.send(42).unwrap());
    print(rx.recv().unwrap());
    read_line(); // BUG: there is nothing left to wait for
}
// ANCHOR_END: as-written

// ANCHOR: mended
/// Receiving is waiting: `main` cannot print before the other thread has sent.
pub fn mended() {
    let (tx, rx) = channel::bounded(0);
    thread::spawn(move || tx.send(42).unwrap());
    print(rx.recv().unwrap());
}
// ANCHOR_END: mended
