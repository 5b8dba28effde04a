//! Two threads sleep, then send a word each; `main` prints two words (program A0.1).

use std::time::Duration;

use crate::sync::{channel, print, thread};

// ANCHOR: as-written
/// As the Go program does it: one channel, and the order of the words is
/// left to the sleeps.
pub fn order_by_sleep(hello: Duration, world: Duration) {
    let (tx, rx) = channel::bounded(0);
    let tx2 = tx.clone();
    thread::spawn(move || {
        thread::sleep(hello);
        tx.send("Hello").unwrap();
    });
    thread::spawn(move || {
        thread::sleep(world); // BUG: waits for the clock, not for Hello
        tx2.send("World").unwrap();
    });
    print(rx.recv().unwrap());
    print(rx.recv().unwrap());
}
// ANCHOR_END: as-written

// ANCHOR: mended
/// A channel for each word: `main` says which it wants first, and nobody's
/// sleep has a say in it.
pub fn mended(hello: Duration, world: Duration) {
    let (hello_tx, hello_rx) = channel::bounded(0);
    let (world_tx, world_rx) = channel::bounded(0);
    thread::spawn(move || {
        thread::sleep(hello);
        hello_tx.send("Hello").unwrap();
    });
    thread::spawn(move || {
        thread::sleep(world);
        world_tx.send("World").unwrap();
    });
    print(hello_rx.recv().unwrap());
    print(world_rx.recv().unwrap());
}
// ANCHOR_END: mended
