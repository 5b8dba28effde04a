//! Looking without waiting.

use crate::sync::channel::{self, select};
use crate::sync::{print, thread};

// ANCHOR: poll
/// Works piece by piece. Between two pieces it looks whether somebody has
/// hung up, which here means "stop", and does not wait for it.
pub fn poll(pieces: u32) {
    let (stop, stopped) = channel::bounded::<()>(0);
    thread::spawn(move || drop(stop));
    for piece in 1..=pieces {
        select! {
            recv(stopped) -> _ => return print("told to stop"),
            default => print(format!("piece {piece}")),
        }
    }
    print("all done");
}
// ANCHOR_END: poll
