//! Channels with crossbeam's interface, for loom.
//!
//! A channel made of a mutex and a condition variable is correct and hopeless to explore: waiters
//! wake, find nothing, and wait again, in every order. Here whoever completes a waiting operation
//! hands the value **straight to the parked waiter**, under the channel's one lock, and wakes that
//! waiter alone; it never wakes in vain, and each operation is one lock acquisition for loom.
//!
//! The state itself stands in a `std` mutex behind that lock (`gate`), because a select holds the
//! gates of all its channels at once, whatever their element types.

mod receiver;
#[path = "../../shared/receiver_iter.rs"]
mod receiver_iter;
mod select;
mod sender;
mod state;
mod waiter;

use std::sync::Arc;
use std::time::{Duration, Instant};

pub use crossbeam::channel::{RecvError, RecvTimeoutError, SendError, TryRecvError, TrySendError};

use super::thread;
pub use receiver::Receiver;
pub use receiver_iter::Iter;
#[doc(hidden)]
pub use select::{Arm, RecvArm, SendArm, run};
pub use sender::Sender;
use state::Shared;

/// A channel that holds at most `capacity` messages; with 0 a send waits for its receive.
pub fn bounded<T>(capacity: usize) -> (Sender<T>, Receiver<T>) {
    channel(Some(capacity))
}

/// A channel that holds any number of messages.
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>) {
    channel(None)
}

fn channel<T>(capacity: Option<usize>) -> (Sender<T>, Receiver<T>) {
    let shared = Arc::new(Shared::new(capacity));
    (Sender::new(Arc::clone(&shared)), Receiver::new(shared))
}

/// A channel that never has a message and never hangs up.
pub fn never<T>() -> Receiver<T> {
    let (sender, receiver) = bounded(0);
    sender.keep_connected();
    receiver
}

/// A channel that receives one message when `_delay` has passed: here, at any moment from now on,
/// since time is free. Costs the model one of its threads.
pub fn after(_delay: Duration) -> Receiver<Instant> {
    let (sender, receiver) = bounded(1);
    sender.keep_connected();
    thread::spawn(move || {
        // An `Err` means that nobody waits for the time any more.
        let _ = sender.send(Instant::now());
    });
    receiver
}

/// Refuses to run: a listed refusal of this flavour.
///
/// # Panics
/// Always. A channel that ticks without end has executions without end.
pub fn tick(_period: Duration) -> Receiver<Instant> {
    panic!("channel::tick is not modelled: it has no last execution")
}

#[doc(inline)]
pub use crate::loomed_select as select;
