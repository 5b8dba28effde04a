//! Senders on a rendezvous channel, and a `main` that both receives and waits (program A4.1).

use crate::sync::channel::{self, Receiver};
use crate::sync::{Arc, WaitGroup, print, thread};

// ANCHOR: start
/// Starts threads that each send their own index on one channel.
fn start(senders: usize) -> (Receiver<usize>, Arc<WaitGroup>) {
    let (tx, rx) = channel::bounded(0);
    let tx = Arc::new(tx); // one for all, as goroutines share a channel
    let tasks = Arc::new(WaitGroup::new());
    tasks.add(senders);
    for index in 0..senders {
        let (tx, tasks) = (Arc::clone(&tx), Arc::clone(&tasks));
        thread::spawn(move || {
            tx.send(index).unwrap();
            tasks.done();
        });
    }
    (rx, tasks)
}
// ANCHOR_END: start

// ANCHOR: receive-then-wait
/// As the Go program does it, its unused import apart.
pub fn receive_then_wait(senders: usize) {
    let (rx, tasks) = start(senders);
    for _ in 0..senders {
        print(rx.recv().unwrap());
    }
    tasks.wait();
}
// ANCHOR_END: receive-then-wait

// ANCHOR: wait-then-receive
/// A bug: `main` waits for senders that wait for `main`.
pub fn wait_then_receive(senders: usize) {
    let (rx, tasks) = start(senders);
    tasks.wait(); // BUG: no sender is done before somebody receives
    for _ in 0..senders {
        print(rx.recv().unwrap());
    }
}
// ANCHOR_END: wait-then-receive

// ANCHOR: receive-only
/// The same program without its wait group.
pub fn receive_only(senders: usize) {
    let (tx, rx) = channel::bounded(0);
    let tx = Arc::new(tx);
    for index in 0..senders {
        let tx = Arc::clone(&tx);
        thread::spawn(move || tx.send(index).unwrap());
    }
    for _ in 0..senders {
        print(rx.recv().unwrap());
    }
}
// ANCHOR_END: receive-only
