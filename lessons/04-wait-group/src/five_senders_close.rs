//! Senders on a rendezvous channel, and a `main` that receives until the channel is closed
//! (program A4.2).

use crate::sync::channel;
use crate::sync::{Arc, Mutex, print, thread};

// ANCHOR: closer
/// As Go does it: one more thread waits for the senders, then closes.
///
/// The senders borrow `tx`, so closing before their scope has ended does
/// not compile.
pub fn with_closer(senders: usize) {
    let (tx, rx) = channel::bounded(0);
    thread::spawn(move || {
        thread::scope(|scope| {
            for index in 0..senders {
                let tx = &tx;
                scope.spawn(move || tx.send(index).unwrap());
            }
        });
        drop(tx);
    });
    for index in rx {
        print(index);
    }
}
// ANCHOR_END: closer

// ANCHOR: last-sender
/// As Rust does it: a sender each; the last one dropped closes.
pub fn with_last_sender(senders: usize) {
    let (tx, rx) = channel::bounded(0);
    for index in 0..senders {
        let tx = tx.clone();
        thread::spawn(move || tx.send(index).unwrap());
    }
    drop(tx);
    for index in rx {
        print(index);
    }
}
// ANCHOR_END: last-sender

// ANCHOR: close-early
/// A bug: the channel is closed while senders may still be on their way.
///
/// In Rust this takes some trouble: the sender sits in a shared `Option`,
/// where one thread can take it away from all the others.
pub fn close_early(senders: usize) {
    let (tx, rx) = channel::bounded(0);
    let open = Arc::new(Mutex::new(Some(tx)));
    for index in 0..senders {
        let open = Arc::clone(&open);
        thread::spawn(move || {
            let tx = open.lock().unwrap().clone();
            if let Some(tx) = tx {
                tx.send(index).unwrap();
            } // closed already: the index is lost
        });
    }
    drop(open.lock().unwrap().take()); // BUG: nobody has waited
    for index in rx {
        print(index);
    }
}
// ANCHOR_END: close-early
