//! A channel that receives the time, again and again.

use std::time::Duration;

use crate::sync::channel::{self, Receiver, select};
use crate::sync::{print, thread};

/// Starts a thread that answers after `delay`, unless nobody waits any more.
fn think(delay: Duration) -> Receiver<u32> {
    let (tx, rx) = channel::bounded(0);
    thread::spawn(move || {
        thread::sleep(delay);
        let _ = tx.send(42);
    });
    rx
}

// ANCHOR: heartbeat
/// Waits for an answer that takes two and a half moments, and says so at
/// every moment; at the fourth it gives up.
pub fn heartbeat(moment: Duration) {
    let answer = think(moment * 5 / 2);
    let time = channel::tick(moment);
    for _ in 0..4 {
        select! {
            recv(answer) -> answer => return print(answer.unwrap()),
            recv(time) -> _ => print("still waiting"),
        }
    }
    print("gave up");
}
// ANCHOR_END: heartbeat
