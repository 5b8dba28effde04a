//! A baker and a shop, and between them a shelf: what happens when the baker is faster.

use crate::sync::channel::{self, Receiver, Sender};
use crate::sync::{print, thread};

// ANCHOR: bakery
/// Bakes `loaves` in one thread and sells them in another.
fn bakery((shelf, shop): (Sender<u32>, Receiver<u32>), loaves: u32) {
    thread::spawn(move || {
        for loaf in 1..=loaves {
            print(format!("baked {loaf}"));
            shelf.send(loaf).unwrap();
        }
    });
    for loaf in shop {
        print(format!("sold {loaf}"));
    }
}

/// A shelf with so many places; the baker waits while it is full.
pub fn with_shelf(places: usize, loaves: u32) {
    bakery(channel::bounded(places), loaves);
}

/// A bug: a shelf without end. Nothing ever holds the baker back.
pub fn unbounded_backlog(loaves: u32) {
    bakery(channel::unbounded(), loaves); // BUG: nothing bounds it
}
// ANCHOR_END: bakery
