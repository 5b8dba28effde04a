//! Two calls in flight on one connection, whose replies may come in any order.

use std::collections::VecDeque;

use crate::pending::Pending;
use crate::sync::channel::{Sender, bounded, unbounded};
use crate::sync::{Mutex, print, thread};

/// What is to be multiplied.
const CALLS: [(i64, i64); 2] = [(7, 2), (3, 5)];

// ANCHOR: in-flight
/// Each caller gets its own product, whichever reply comes first.
pub fn in_flight() {
    let pending: Pending<Sender<i64>> = Pending::default();
    thread::scope(|scope| {
        let replies = CALLS.map(|(a, b)| {
            let (answer, reply) = bounded(1);
            let id = pending.enter(answer).unwrap();
            let pending = &pending;
            scope.spawn(move || {
                let waiter = pending.take(id).unwrap();
                waiter.send(a * b).unwrap();
            });
            reply
        });
        for ((a, b), reply) in CALLS.into_iter().zip(replies) {
            print(format!("{a}*{b}={}", reply.recv().unwrap()));
        }
    });
}
// ANCHOR_END: in-flight

// ANCHOR: by-arrival
/// A bug: the first reply goes to whoever called first.
pub fn by_arrival() {
    let pending: Mutex<VecDeque<Sender<i64>>> = Mutex::default();
    thread::scope(|scope| {
        let replies = CALLS.map(|(a, b)| {
            let (answer, reply) = bounded(1);
            pending.lock().unwrap().push_back(answer);
            let pending = &pending;
            scope.spawn(move || {
                let first = pending.lock().unwrap().pop_front().unwrap();
                first.send(a * b).unwrap(); // BUG: was this the first?
            });
            reply
        });
        for ((a, b), reply) in CALLS.into_iter().zip(replies) {
            print(format!("{a}*{b}={}", reply.recv().unwrap()));
        }
    });
}
// ANCHOR_END: by-arrival

// ANCHOR: sends-first
/// A bug: the reply may be there before anybody waits for it.
pub fn sends_first() {
    let pending = Pending::default();
    let (wire, requests) = unbounded();
    thread::scope(|scope| {
        scope.spawn(|| {
            let id = requests.recv().unwrap();
            if let Some(waiter) = pending.take(id) {
                let _ = Sender::send(&waiter, 14);
            }
        });
        let (answer, reply) = bounded(1);
        wire.send(0).unwrap();
        pending.enter(answer).unwrap(); // BUG: too late?
        print(format!("7*2={}", reply.recv().unwrap()));
    });
}

/// Mended: whoever sends is in the table already.
pub fn enters_first() {
    let pending = Pending::default();
    let (wire, requests) = unbounded();
    thread::scope(|scope| {
        scope.spawn(|| {
            let id = requests.recv().unwrap();
            if let Some(waiter) = pending.take(id) {
                let _ = Sender::send(&waiter, 14);
            }
        });
        let (answer, reply) = bounded(1);
        let id = pending.enter(answer).unwrap();
        wire.send(id).unwrap();
        print(format!("7*2={}", reply.recv().unwrap()));
    });
}
// ANCHOR_END: sends-first
