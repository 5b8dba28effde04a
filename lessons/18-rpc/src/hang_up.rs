//! The connection breaks while somebody is about to call.

use crate::pending::Pending;
use crate::sync::channel::{Sender, bounded};
use crate::sync::{Mutex, print, thread};

/// What a waiter is told: the product, or that there will be none.
type Answer = Result<i64, &'static str>;

// ANCHOR: hang-up
/// Whoever calls is told, whether the call came before the break or after it.
pub fn hang_up() {
    let pending: Pending<Sender<Answer>> = Pending::default();
    thread::scope(|scope| {
        scope.spawn(|| {
            for waiter in pending.hang_up() {
                waiter.send(Err("the connection broke")).unwrap();
            }
        });
        let (answer, reply) = bounded(1);
        match pending.enter(answer) {
            None => print("there is no connection"),
            Some(_) => print(format!("{:?}", reply.recv().unwrap())),
        }
    });
}
// ANCHOR_END: hang-up

// ANCHOR: forgets-pending
/// A bug: who calls later is told; who has called waits for ever.
pub fn forgets_pending() {
    let pending: Mutex<(bool, Vec<Sender<Answer>>)> = Mutex::new((false, Vec::new()));
    thread::scope(|scope| {
        scope.spawn(|| {
            pending.lock().unwrap().0 = true; // BUG: and those in the table?
        });
        let (answer, reply) = bounded(1);
        let mut calls = pending.lock().unwrap();
        if calls.0 {
            print("there is no connection");
            return;
        }
        calls.1.push(answer);
        drop(calls);
        print(format!("{:?}", reply.recv().unwrap()));
    });
}
// ANCHOR_END: forgets-pending

// ANCHOR: looks-then-enters
/// A bug: the connection may break between the look and the entry.
pub fn looks_then_enters() {
    let gone = Mutex::new(false);
    let pending: Mutex<Vec<Sender<Answer>>> = Mutex::default();
    thread::scope(|scope| {
        scope.spawn(|| {
            *gone.lock().unwrap() = true;
            for waiter in pending.lock().unwrap().drain(..) {
                waiter.send(Err("the connection broke")).unwrap();
            }
        });
        if *gone.lock().unwrap() {
            print("there is no connection");
            return;
        }
        let (answer, reply) = bounded(1);
        pending.lock().unwrap().push(answer); // BUG: is it still there?
        print(format!("{:?}", reply.recv().unwrap()));
    });
}
// ANCHOR_END: looks-then-enters
