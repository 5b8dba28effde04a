//! What shuttle has no counterpart for: a program that uses it compiles, and refuses to run.

use std::time::{Duration, Instant};

use super::{Receiver, RecvError, SendError, Sender};

/// An arm of a select.
pub trait Arm {}

/// The arm `recv(receiver)`.
#[derive(Debug)]
pub struct RecvArm<'a, T>(&'a Receiver<T>);

/// The arm `send(sender, …)`.
#[derive(Debug)]
pub struct SendArm<'a, T>(&'a Sender<T>);

impl<T> Arm for RecvArm<'_, T> {}
impl<T> Arm for SendArm<'_, T> {}

impl<'a, T> RecvArm<'a, T> {
    /// The arm; never chosen.
    pub fn new(receiver: &'a Receiver<T>) -> Self {
        Self(receiver)
    }

    /// The result of the receive, if the arm were chosen.
    ///
    /// # Errors
    /// When the channel is empty and all senders are gone.
    pub fn complete(self) -> Result<T, RecvError> {
        self.0.recv()
    }
}

impl<'a, T> SendArm<'a, T> {
    /// The arm; never chosen.
    pub fn new(sender: &'a Sender<T>) -> Self {
        Self(sender)
    }

    /// Sends the message, if the arm were chosen.
    ///
    /// # Errors
    /// The message, when all receivers are gone.
    pub fn complete(self, message: T) -> Result<(), SendError<T>> {
        self.0.send(message)
    }
}

/// Refuses to run: a listed refusal of this flavour.
///
/// # Panics
/// Always: shuttle's channels cannot be waited for together, and asking them in turn never ends.
pub fn run(_arms: &mut [&mut dyn Arm], _has_default: bool) -> Option<usize> {
    panic!("select is not modelled: shuttle has none")
}

/// Refuses to run: a listed refusal of this flavour.
///
/// # Panics
/// Always: such a channel is for selects only.
pub fn never<T>() -> Receiver<T> {
    panic!("channel::never is not modelled: shuttle has no select")
}

/// Refuses to run: a listed refusal of this flavour.
///
/// # Panics
/// Always: shuttle has no time.
pub fn after(_delay: Duration) -> Receiver<Instant> {
    panic!("channel::after is not modelled: shuttle has no time")
}

/// Refuses to run: a listed refusal of this flavour.
///
/// # Panics
/// Always: shuttle has no time.
pub fn tick(_period: Duration) -> Receiver<Instant> {
    panic!("channel::tick is not modelled: shuttle has no time")
}

/// crossbeam's `select!`, which refuses to run.
#[macro_export]
#[doc(hidden)]
macro_rules! shuttled_select {
    ($($arms:tt)+) => { $crate::select_arms!(shuttled @bind [] $($arms)+) };
}
