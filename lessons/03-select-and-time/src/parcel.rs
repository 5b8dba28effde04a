//! A courier brings a parcel, and somebody waits for it, but not for ever.

use std::time::Duration;

use crate::sync::channel::{self, Receiver, Sender, select};
use crate::sync::{print, thread};

// ANCHOR: delivery
/// The courier comes after `delay`; the other side waits for `patience`.
fn delivery(
    (door, hall): (Sender<&'static str>, Receiver<&'static str>),
    delay: Duration,
    patience: Duration,
) {
    let courier = thread::spawn(move || {
        thread::sleep(delay);
        match door.send("parcel") {
            Ok(()) => print("courier: delivered"),
            Err(back) => print(format!("courier: {} taken back", back.into_inner())),
        }
    });
    select! {
        recv(hall) -> parcel => print(format!("{} received", parcel.unwrap())),
        recv(channel::after(patience)) -> _ => print("nobody came"),
    }
    drop(hall);
    courier.join().unwrap();
}

/// A bug: there is a place where a parcel can lie that nobody will fetch.
pub fn timeout_drops_the_value(delay: Duration, patience: Duration) {
    delivery(channel::bounded(1), delay, patience); // BUG: sent is not received
}

/// Mended: from hand to hand, so that both sides know what has happened.
pub fn in_person(delay: Duration, patience: Duration) {
    delivery(channel::bounded(0), delay, patience);
}
// ANCHOR_END: delivery
