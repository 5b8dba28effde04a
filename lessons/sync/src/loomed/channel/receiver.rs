//! The receiving side.

use std::fmt;
use std::sync::Arc;
use std::thread::panicking;
use std::time::Duration;

use super::select::{Arm, RecvArm, run_with};
use super::state::{Found, Shared};
use super::waiter::{Offer, ReceiveSlot, Waiter};
use super::{Iter, RecvError, RecvTimeoutError, TryRecvError, after};

/// The receiving side of a channel; sends fail when the last one is dropped.
pub struct Receiver<T> {
    pub(super) shared: Arc<Shared<T>>,
}

impl<T> Receiver<T> {
    pub(super) fn new(shared: Arc<Shared<T>>) -> Self {
        shared.receivers.add();
        Self { shared }
    }

    /// Receives a message, waiting for one.
    ///
    /// # Errors
    /// When the channel is empty and all senders are gone.
    #[track_caller]
    pub fn recv(&self) -> Result<T, RecvError> {
        let gate = self.shared.gate.lock().unwrap();
        let waiter = Waiter::single();
        let slot = match self.shared.find() {
            Found::Message(message) => return Ok(message),
            Found::HungUp => return Err(RecvError),
            Found::Nothing => self.shared.park_receive(&waiter, 0),
            Found::Sender(sender) => {
                let slot = ReceiveSlot::new(&waiter, 0);
                sender.complete(Offer::For(Arc::clone(&slot)));
                slot
            }
        };
        drop(gate);
        waiter.wait();
        slot.take()
    }

    /// Receives a message if there is one.
    ///
    /// # Errors
    /// When there is none, or the channel is empty and all senders are gone.
    #[track_caller]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        let gate = self.shared.gate.lock().unwrap();
        match self.shared.find() {
            Found::Message(message) => Ok(message),
            Found::HungUp => Err(TryRecvError::Disconnected),
            Found::Nothing => Err(TryRecvError::Empty),
            Found::Sender(sender) => {
                // The sender is chosen and has only to compute its message.
                let waiter = Waiter::single();
                let slot = ReceiveSlot::new(&waiter, 0);
                sender.complete(Offer::For(Arc::clone(&slot)));
                drop(gate);
                waiter.wait();
                slot.take().map_err(|RecvError| TryRecvError::Disconnected)
            }
        }
    }

    /// Receives a message, or gives up at any moment: time is free. A message that is there is
    /// preferred. Costs the model one of its threads.
    ///
    /// # Errors
    /// When it gave up, or the channel is empty and all senders are gone.
    #[track_caller]
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {
        let time = after(timeout);
        let mut message = RecvArm::new(self);
        let mut time_out = RecvArm::new(&time);
        let arms: &mut [&mut dyn Arm] = &mut [&mut message, &mut time_out];
        match run_with(arms, false, |_| 0) {
            Some(0) => message
                .complete()
                .map_err(|RecvError| RecvTimeoutError::Disconnected),
            _ => Err(RecvTimeoutError::Timeout),
        }
    }

    /// Receives until the channel hangs up.
    pub fn iter(&self) -> Iter<&Self> {
        Iter::new(self)
    }

    /// Receives for as long as there is a message at once.
    pub fn try_iter(&self) -> impl Iterator<Item = T> + '_ {
        std::iter::from_fn(|| self.try_recv().ok())
    }
}

impl<T> Clone for Receiver<T> {
    fn clone(&self) -> Self {
        Self::new(Arc::clone(&self.shared))
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        // The model has failed; loom's state must not be touched while it unwinds.
        if panicking() {
            return;
        }
        if self.shared.receivers.drop_one() {
            let gate = self.shared.gate.lock().unwrap();
            let unreceived = self.shared.hang_up_sends();
            // A message's own drop may use the channel.
            drop(gate);
            drop(unreceived);
        }
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Receiver { .. }")
    }
}
