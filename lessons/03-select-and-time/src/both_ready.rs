//! A select with a choice.

use crate::sync::channel::{self, select};
use crate::sync::print;

// ANCHOR: both-ready
/// Both arms could be taken at once. One is, and either may be it.
pub fn both_ready() {
    let (left_tx, left) = channel::bounded(1);
    let (right_tx, right) = channel::bounded(1);
    left_tx.send("left").unwrap();
    right_tx.send("right").unwrap();
    select! {
        recv(left) -> side => print(side.unwrap()),
        recv(right) -> side => print(side.unwrap()),
    }
}
// ANCHOR_END: both-ready
