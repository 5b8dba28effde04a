//! A courier brings a parcel, and somebody waits for it, but not for ever.

use std::time::Duration;

use crate::sync::channel::{self, Receiver, Sender, select};
use crate::sync::{print, thread};

// ANCHOR: delivery
type Parcel = &'static str;

/// The courier comes after `delay`; the other side waits for `patience`.
fn deliver(door: Sender<Parcel>, hall: Receiver<Parcel>, delay: Duration, patience: Duration) {
    let courier = thread::spawn(move || {
        thread::sleep(delay);
        match door.send("parcel") {
            Ok(()) => print("courier: delivered"),
            Err(back) => print(format!("courier: {} taken back", back.into_inner())),
        }
    });
    let limit = channel::after(patience);
    select! {
        recv(hall) -> parcel => print(format!("{} received", parcel.unwrap())),
        recv(limit) -> _ => print("nobody came"),
    }
    drop(hall);
    courier.join().unwrap();
}

/// A bug: there is a place where a parcel can lie that nobody will fetch.
pub fn timeout_drops_the_value(delay: Duration, patience: Duration) {
    let (door, hall) = channel::bounded(1); // BUG: sent is not received
    deliver(door, hall, delay, patience);
}

/// Mended: from hand to hand, so that both sides know what has happened.
pub fn in_person(delay: Duration, patience: Duration) {
    let (door, hall) = channel::bounded(0);
    deliver(door, hall, delay, patience);
}
// ANCHOR_END: delivery
