//! shuttle's channels with crossbeam's interface: both kinds of its senders are one type here.

#[path = "../shared/receiver_iter.rs"]
mod receiver_iter;
#[path = "select.rs"]
mod refused;

use std::time::Duration;

use shuttle::sync::mpsc;

use super::io::step;
pub use mpsc::{RecvError, RecvTimeoutError, SendError, TryRecvError, TrySendError};
pub use receiver_iter::Iter;
#[doc(hidden)]
pub use refused::{Arm, RecvArm, SendArm, run};
pub use refused::{after, never, tick};

#[doc(inline)]
pub use crate::shuttled_select as select;

/// The sending half of a channel.
#[derive(Debug)]
pub enum Sender<T> {
    /// Of a channel with a capacity.
    Bounded(mpsc::SyncSender<T>),
    /// Of a channel without.
    Unbounded(mpsc::Sender<T>),
}

/// The receiving half of a channel.
#[derive(Debug)]
pub struct Receiver<T>(mpsc::Receiver<T>);

/// A channel that holds at most `capacity` messages; with 0 a send waits for its receive.
#[track_caller]
pub fn bounded<T>(capacity: usize) -> (Sender<T>, Receiver<T>) {
    let (sender, receiver) = mpsc::sync_channel(capacity);
    (Sender::Bounded(sender), Receiver(receiver))
}

/// A channel that holds any number of messages.
#[track_caller]
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>) {
    let (sender, receiver) = mpsc::channel();
    (Sender::Unbounded(sender), Receiver(receiver))
}

impl<T> Sender<T> {
    /// Sends `message`, waiting for room or for a receiver.
    ///
    /// # Errors
    /// The message, when all receivers are gone.
    pub fn send(&self, message: T) -> Result<(), SendError<T>> {
        match self {
            Self::Bounded(sender) => sender.send(message),
            Self::Unbounded(sender) => sender.send(message),
        }
    }

    /// Sends `message` if that needs no waiting.
    ///
    /// # Errors
    /// The message, when there is no room for it, or all receivers are gone.
    pub fn try_send(&self, message: T) -> Result<(), TrySendError<T>> {
        match self {
            Self::Bounded(sender) => sender.try_send(message),
            Self::Unbounded(sender) => sender
                .send(message)
                .map_err(|SendError(message)| TrySendError::Disconnected(message)),
        }
    }
}

impl<T> Receiver<T> {
    /// Receives a message, waiting for one.
    ///
    /// # Errors
    /// When the channel is empty and all senders are gone.
    pub fn recv(&self) -> Result<T, RecvError> {
        self.0.recv()
    }

    /// Receives a message if there is one.
    ///
    /// # Errors
    /// When there is none, and when all senders are gone as well.
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        self.0.try_recv()
    }

    /// As [`recv`](Self::recv): shuttle's never times out.
    ///
    /// # Errors
    /// When the channel is empty and all senders are gone.
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {
        self.0.recv_timeout(timeout)
    }

    /// Receives until the channel hangs up.
    pub fn iter(&self) -> Iter<&Self> {
        Iter::new(self)
    }
}

impl<T> Clone for Receiver<T> {
    /// Refuses to run: a listed refusal of this flavour.
    ///
    /// # Panics
    /// Always: shuttle's channels have one receiver. Two that share one receiver deadlock at times,
    /// and trip over assertions of shuttle's.
    fn clone(&self) -> Self {
        panic!("a second receiver is not modelled: shuttle's channels have one")
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Bounded(sender) => Self::Bounded(sender.clone()),
            Self::Unbounded(sender) => Self::Unbounded(sender.clone()),
        }
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        hang_up();
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        hang_up();
    }
}

/// Others may come before a handle is dropped, which shuttle by itself leaves out.
fn hang_up() {
    if !std::thread::panicking() {
        step();
    }
}
