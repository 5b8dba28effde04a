//! A reply and a deadline at the same moment.

use std::time::Duration;

use crate::pending::Pending;
use crate::sync::channel::{Receiver, RecvTimeoutError, Sender, bounded};
use crate::sync::{print, thread};

const WITHIN: Duration = Duration::from_millis(10);

// ANCHOR: wait
/// Waits for the reply to call `id`, until the deadline. Returns `None` if it has come too late.
pub fn wait<T, W>(
    pending: &Pending<W>,
    id: u64,
    reply: &Receiver<T>,
    within: Duration,
) -> Option<T> {
    match reply.recv_timeout(within) {
        Ok(answer) => Some(answer),
        Err(RecvTimeoutError::Disconnected) => None,
        Err(RecvTimeoutError::Timeout) => match pending.take(id) {
            Some(_) => None,
            None => reply.recv().ok(), // somebody has ended it already, and is about to say how
        },
    }
}
// ANCHOR_END: wait

// ANCHOR: deadline
/// Either the reply or the deadline ends the call, and nothing is left of it.
pub fn deadline() {
    let pending: Pending<Sender<i64>> = Pending::default();
    let (answer, reply) = bounded(1);
    let id = pending.enter(answer).unwrap();
    let (product, answered) = thread::scope(|scope| {
        let peer = scope.spawn(|| match pending.take(id) {
            Some(waiter) => waiter.send(14).is_ok(),
            None => false,
        });
        let product = wait(&pending, id, &reply, WITHIN);
        (product, peer.join().unwrap())
    });
    match product {
        Some(product) => print(format!("7*2={product}, answered: {answered}")),
        None => print(format!("too late, answered: {answered}")),
    }
    print(format!("{} calls pending", pending.len()));
}
// ANCHOR_END: deadline

// ANCHOR: leaves-its-entry
/// A bug: the peer never answers, and the call stays in the table for ever.
pub fn leaves_its_entry() {
    let pending: Pending<Sender<i64>> = Pending::default();
    let (answer, reply) = bounded(1);
    let id = pending.enter(answer).unwrap();
    thread::scope(|scope| {
        scope.spawn(|| {
            if let Some(waiter) = pending.take(id) {
                let _ = waiter.send(14);
            }
        });
        match reply.recv_timeout(WITHIN) {
            Ok(product) => print(format!("7*2={product}")),
            Err(_) => print("too late"), // BUG: is it still in the table?
        }
        print(format!("{} calls pending", pending.len()));
    });
}
// ANCHOR_END: leaves-its-entry
