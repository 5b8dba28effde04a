//! The sending side.

use std::fmt;
use std::mem;
use std::sync::Arc;
use std::thread::panicking;

use super::state::{Room, Shared};
use super::waiter::{Offer, Waiter};
use super::{SendError, TrySendError};

/// The sending side of a channel; the channel hangs up when the last one is dropped.
pub struct Sender<T> {
    pub(super) shared: Arc<Shared<T>>,
}

impl<T> Sender<T> {
    pub(super) fn new(shared: Arc<Shared<T>>) -> Self {
        shared.senders.add();
        Self { shared }
    }

    /// Makes the channel never hang up, as if one sender were never dropped.
    pub(super) fn keep_connected(&self) {
        self.shared.senders.add();
    }

    /// Sends a message, waiting as long as the channel is full.
    ///
    /// # Errors
    /// The message, when all receivers are gone.
    #[track_caller]
    pub fn send(&self, message: T) -> Result<(), SendError<T>> {
        let gate = self.shared.gate.lock().unwrap();
        match self.shared.room() {
            Room::HungUp => return Err(SendError(message)),
            Room::Receiver(slot) => slot.complete(Ok(message)),
            Room::Queue => self.shared.push(message),
            Room::None => {
                let waiter = Waiter::single();
                let offer = Offer::Message(message);
                let slot = self.shared.park_send(&waiter, 0, offer);
                drop(gate);
                waiter.wait();
                let offer = mem::replace(&mut *slot.offer.lock().unwrap(), Offer::Taken);
                if let Offer::Message(message) = offer {
                    return Err(SendError(message));
                }
            }
        }
        Ok(())
    }

    /// Sends a message if that needs no waiting.
    ///
    /// # Errors
    /// The message, when the channel is full, or all receivers are gone.
    #[track_caller]
    pub fn try_send(&self, message: T) -> Result<(), TrySendError<T>> {
        let _gate = self.shared.gate.lock().unwrap();
        match self.shared.room() {
            Room::HungUp => return Err(TrySendError::Disconnected(message)),
            Room::None => return Err(TrySendError::Full(message)),
            Room::Receiver(slot) => slot.complete(Ok(message)),
            Room::Queue => self.shared.push(message),
        }
        Ok(())
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Self {
        Self::new(Arc::clone(&self.shared))
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        // The model has failed; loom's state must not be touched while it unwinds.
        if panicking() {
            return;
        }
        if self.shared.senders.drop_one() {
            let _gate = self.shared.gate.lock().unwrap();
            self.shared.hang_up_receives();
        }
    }
}

impl<T> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Sender { .. }")
    }
}
