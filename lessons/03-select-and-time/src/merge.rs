//! Two channels become one stream.

use crate::sync::channel::{self, Receiver, select};
use crate::sync::{print, thread};

/// Starts a thread that sends `name 1`, `name 2` and so on, and hangs up.
fn source(name: &'static str, words: u32) -> Receiver<String> {
    let (tx, rx) = channel::bounded(0);
    thread::spawn(move || {
        for word in 1..=words {
            tx.send(format!("{name} {word}")).unwrap();
        }
    });
    rx
}

// ANCHOR: merge
/// Prints whatever comes, until both sides have hung up.
///
/// A receive from a channel that has hung up is ready for ever; `never` is
/// put in its place, so that the other side is still waited for.
pub fn merge(words: u32) {
    let mut left = source("left", words);
    let mut right = source("right", words);
    let mut open = 2;
    while open > 0 {
        let (side, word) = select! {
            recv(left) -> word => (&mut left, word),
            recv(right) -> word => (&mut right, word),
        };
        match word {
            Ok(word) => print(word),
            Err(_) => {
                *side = channel::never();
                open -= 1;
            }
        }
    }
}
// ANCHOR_END: merge
