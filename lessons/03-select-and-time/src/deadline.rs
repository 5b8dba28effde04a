//! A limit for each wait, and a limit for all of them.

use std::time::Duration;

use crate::sync::channel::{self, Receiver, select};
use crate::sync::{print, thread};

/// Starts a thread that sends a letter every moment, so many in all, unless
/// nobody reads them any more.
fn post(moment: Duration, letters: u32) -> Receiver<u32> {
    let (tx, rx) = channel::bounded(0);
    thread::spawn(move || {
        for letter in 1..=letters {
            thread::sleep(moment);
            if tx.send(letter).is_err() {
                return;
            }
        }
    });
    rx
}

// ANCHOR: each
/// Waits at most one and a half moments for each letter.
pub fn timeout_each(moment: Duration, letters: u32) {
    let post = post(moment, letters);
    loop {
        select! {
            recv(post) -> letter => match letter {
                Ok(letter) => print(format!("letter {letter}")),
                Err(_) => return print("that was all"),
            },
            default(moment * 3 / 2) => return print("no letter in time"),
        }
    }
}
// ANCHOR_END: each

// ANCHOR: one
/// Waits at most two and a half moments for all letters together.
pub fn one_deadline(moment: Duration, letters: u32) {
    let post = post(moment, letters);
    let deadline = channel::after(moment * 5 / 2);
    loop {
        select! {
            recv(post) -> letter => match letter {
                Ok(letter) => print(format!("letter {letter}")),
                Err(_) => return print("that was all"),
            },
            recv(deadline) -> _ => return print("time is up"),
        }
    }
}
// ANCHOR_END: one
