//! Select: waiting for several channels at once.

use std::mem;
use std::sync::Arc;

use loom::sync::Mutex;

use super::super::model;
use super::state::{Found, Room};
use super::waiter::{Offer, ReceiveSlot, SendSlot, Waiter};
use super::{Receiver, RecvError, SendError, Sender};

/// One operation of a select. All methods but `gate` are called with the gates of all arms held.
pub trait Arm {
    /// The channel's place in the order in which gates are taken, and its gate.
    fn gate(&self) -> (usize, Arc<Mutex<()>>);
    /// Whether the operation would need no waiting. Changes nothing.
    fn is_ready(&self) -> bool;
    /// Does the operation; false when it would have to wait after all.
    fn try_now(&mut self) -> bool;
    /// Parks the operation as arm number `number` of the select that `waiter` stands for.
    fn park(&mut self, waiter: &Arc<Waiter>, number: usize);
}

/// Completes one arm, any that is ready, and returns its number; `None` when none was ready and
/// there is a default.
#[track_caller]
pub fn run(arms: &mut [&mut dyn Arm], has_default: bool) -> Option<usize> {
    run_with(arms, has_default, model::choose)
}

/// As [`run`]; `choose` picks among that many ready arms.
#[track_caller]
pub(super) fn run_with(
    arms: &mut [&mut dyn Arm],
    has_default: bool,
    choose: fn(usize) -> usize,
) -> Option<usize> {
    let mut gates: Vec<(usize, Arc<Mutex<()>>)> = arms.iter().map(|arm| arm.gate()).collect();
    gates.sort_by_key(|(id, _)| *id);
    gates.dedup_by_key(|(id, _)| *id);
    let held: Vec<_> = gates.iter().map(|(_, gate)| gate.lock().unwrap()).collect();

    let mut ready: Vec<usize> = (0..arms.len())
        .filter(|&number| arms[number].is_ready())
        .collect();
    let first = choose(ready.len());
    ready.rotate_left(first);
    // A parked counterpart that was ready may have been completed elsewhere: try the others.
    if let Some(done) = ready.into_iter().find(|&number| arms[number].try_now()) {
        return Some(done);
    }
    if has_default {
        return None;
    }
    let waiter = Waiter::select();
    for (number, arm) in arms.iter_mut().enumerate() {
        arm.park(&waiter, number);
    }
    drop(held);
    Some(waiter.wait())
}

/// A receive as an arm of a select.
pub struct RecvArm<'a, T> {
    receiver: &'a Receiver<T>,
    progress: Receiving<T>,
}

enum Receiving<T> {
    Idle,
    Done(Result<T, RecvError>),
    /// A chosen sender is computing its message for this slot.
    Coming(Arc<ReceiveSlot<T>>),
    Parked(Arc<ReceiveSlot<T>>),
}

impl<'a, T> RecvArm<'a, T> {
    /// The arm `recv(receiver)`.
    pub fn new(receiver: &'a Receiver<T>) -> Self {
        Self {
            receiver,
            progress: Receiving::Idle,
        }
    }

    /// The result of the receive, once the select has chosen it.
    ///
    /// # Errors
    /// When the channel is empty and all senders are gone.
    ///
    /// # Panics
    /// When the arm was not chosen.
    #[track_caller]
    pub fn complete(self) -> Result<T, RecvError> {
        match self.progress {
            Receiving::Done(result) => result,
            Receiving::Parked(slot) => slot.take(),
            Receiving::Coming(slot) => {
                slot.waiter.wait();
                slot.take()
            }
            Receiving::Idle => panic!("completed an arm that was not chosen"),
        }
    }
}

impl<T> Arm for RecvArm<'_, T> {
    fn gate(&self) -> (usize, Arc<Mutex<()>>) {
        let shared = &self.receiver.shared;
        (shared.id, Arc::clone(&shared.gate))
    }

    fn is_ready(&self) -> bool {
        self.receiver.shared.can_receive()
    }

    fn try_now(&mut self) -> bool {
        self.progress = match self.receiver.shared.find() {
            Found::Message(message) => Receiving::Done(Ok(message)),
            Found::HungUp => Receiving::Done(Err(RecvError)),
            Found::Sender(sender) => {
                let slot = ReceiveSlot::new(&Waiter::single(), 0);
                sender.complete(Offer::For(Arc::clone(&slot)));
                Receiving::Coming(slot)
            }
            Found::Nothing => return false,
        };
        true
    }

    fn park(&mut self, waiter: &Arc<Waiter>, number: usize) {
        self.progress = Receiving::Parked(self.receiver.shared.park_receive(waiter, number));
    }
}

/// A send as an arm of a select. The message is computed only when the arm is chosen.
pub struct SendArm<'a, T> {
    sender: &'a Sender<T>,
    progress: Sending<T>,
}

enum Sending<T> {
    Idle,
    Done(Room<T>),
    Parked(Arc<SendSlot<T>>),
}

impl<'a, T> SendArm<'a, T> {
    /// The arm `send(sender, …)`.
    pub fn new(sender: &'a Sender<T>) -> Self {
        Self {
            sender,
            progress: Sending::Idle,
        }
    }

    /// Sends `message`, once the select has chosen this arm.
    ///
    /// # Errors
    /// The message, when all receivers are gone.
    ///
    /// # Panics
    /// When the arm was not chosen.
    #[track_caller]
    pub fn complete(self, message: T) -> Result<(), SendError<T>> {
        let offer = match self.progress {
            Sending::Done(Room::Receiver(slot)) => Offer::For(slot),
            Sending::Done(Room::Queue) => Offer::Reserved,
            Sending::Done(Room::HungUp) => Offer::HungUp,
            Sending::Parked(slot) => mem::replace(&mut *slot.offer.lock().unwrap(), Offer::Taken),
            Sending::Idle | Sending::Done(Room::None) => Offer::Taken,
        };
        match offer {
            Offer::For(slot) => slot.complete(Ok(message)),
            Offer::Reserved => {
                let sent = self.sender.shared.fill_reservation(message);
                return sent.map_err(SendError);
            }
            Offer::HungUp => return Err(SendError(message)),
            Offer::Message(_) | Offer::Later | Offer::Taken => {
                panic!("completed an arm that was not chosen")
            }
        }
        Ok(())
    }
}

impl<T> Arm for SendArm<'_, T> {
    fn gate(&self) -> (usize, Arc<Mutex<()>>) {
        let shared = &self.sender.shared;
        (shared.id, Arc::clone(&shared.gate))
    }

    fn is_ready(&self) -> bool {
        self.sender.shared.can_send()
    }

    fn try_now(&mut self) -> bool {
        let room = self.sender.shared.room();
        match room {
            Room::None => return false,
            Room::Queue => self.sender.shared.reserve(),
            Room::Receiver(_) | Room::HungUp => {}
        }
        self.progress = Sending::Done(room);
        true
    }

    fn park(&mut self, waiter: &Arc<Waiter>, number: usize) {
        let slot = self.sender.shared.park_send(waiter, number, Offer::Later);
        self.progress = Sending::Parked(slot);
    }
}

/// crossbeam's `select!` for loom. `default(timeout)` costs the model one of its threads.
#[macro_export]
#[doc(hidden)]
macro_rules! loomed_select {
    ($($arms:tt)+) => { $crate::select_arms!(loomed @bind [] $($arms)+) };
}
