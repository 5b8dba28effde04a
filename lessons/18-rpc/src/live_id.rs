//! Numbers for calls: what if one is used again?

use std::collections::BTreeMap;

use crate::pending::Pending;
use crate::sync::channel::{Receiver, Sender, bounded};
use crate::sync::{Mutex, print, thread};

/// A server's replies to its first two calls: twice the number of each.
fn reply_to_two(take: impl Fn(u64) -> Option<Sender<i64>>) {
    for id in [0, 1] {
        if let Some(waiter) = take(id) {
            let _ = waiter.send(2 * id as i64); // it may have been given up
        }
    }
}

// ANCHOR: reuses-a-live-id
/// A bug: a call's number is how many there are. When the first has ended, the third gets the number of
/// the second, which is still alive.
pub fn reuses_a_live_id() {
    let pending: Mutex<BTreeMap<u64, Sender<i64>>> = Mutex::default();
    let call = || {
        let (answer, reply) = bounded(1);
        let mut pending = pending.lock().unwrap();
        let id = pending.len() as u64; // BUG: is nobody else called so?
        pending.insert(id, answer);
        reply
    };
    let (first, second) = (call(), call());
    let third = thread::scope(|scope| {
        scope.spawn(|| reply_to_two(|id| pending.lock().unwrap().remove(&id)));
        first.recv().unwrap();
        call()
    });
    print(format!(
        "second {:?}, third {:?}",
        said(&second),
        said(&third)
    ));
}
// ANCHOR_END: reuses-a-live-id

/// The reply, if there is one.
fn said(reply: &Receiver<i64>) -> Option<i64> {
    reply.try_recv().ok()
}

// ANCHOR: counts-up
/// Mended: no number is ever given twice. The third call is still waiting.
pub fn counts_up() {
    let pending: Pending<Sender<i64>> = Pending::default();
    let call = || {
        let (answer, reply) = bounded(1);
        pending.enter(answer).unwrap();
        reply
    };
    let (first, second) = (call(), call());
    let third = thread::scope(|scope| {
        scope.spawn(|| reply_to_two(|id| pending.take(id)));
        first.recv().unwrap();
        call()
    });
    print(format!(
        "second {:?}, third {:?}",
        said(&second),
        said(&third)
    ));
}
// ANCHOR_END: counts-up
