//! Channels with crossbeam's interface, each operation a step.
//!
//! The machine knows a channel's queue and who waits in it, each message by its sender's history;
//! the messages themselves stand in `Shared` and are moved in the same step. Whoever completes a
//! waiting operation hands the message straight to the waiter. A select waits in all its channels
//! at once; a receive that completes its send has to wait until it has computed its message.

mod machine;
mod receiver;
#[path = "../../shared/receiver_iter.rs"]
mod receiver_iter;
mod select;
mod sender;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

pub use crossbeam::channel::{
    RecvError, RecvTimeoutError, SendError, SendTimeoutError, TryRecvError, TrySendError,
};

use super::lock::{locked, outside};
use super::runtime::{Channel, Id, ObjectStatus, Spot, Tid, with};
pub use receiver::Receiver;
pub use receiver_iter::Iter;
#[doc(hidden)]
pub use select::{Arm, RecvArm, SendArm, run};
pub use sender::Sender;

/// What the handles of a channel share.
struct Shared<T> {
    id: Id,
    messages: Mutex<Messages<T>>,
    /// Makes the message of a timer channel, which has no sender.
    ring: Option<fn() -> T>,
}

/// The messages that the machine's digests stand for.
struct Messages<T> {
    queue: VecDeque<T>,
    /// Of waiting senders.
    offered: Vec<(Tid, T)>,
    /// Handed to receivers that have not gone on yet.
    handed: Vec<(Tid, T)>,
}

impl<T> Shared<T> {
    fn new(channel: Channel, ring: Option<fn() -> T>, spot: Spot) -> Arc<Self> {
        let id = with(|run| run.add("channel", ObjectStatus::Channel(channel), spot));
        Arc::new(Self {
            id: id.unwrap_or_else(outside),
            messages: Mutex::new(Messages {
                queue: VecDeque::new(),
                offered: Vec::new(),
                handed: Vec::new(),
            }),
            ring,
        })
    }

    fn push(&self, message: T) {
        locked(&self.messages).queue.push_back(message);
    }

    fn offer(&self, sender: Tid, message: T) {
        locked(&self.messages).offered.push((sender, message));
    }

    fn hand(&self, receiver: Tid, message: T) {
        locked(&self.messages).handed.push((receiver, message));
    }

    /// Takes back, or takes, what `sender` offers.
    fn take_offer(&self, sender: Tid) -> Option<T> {
        take(&mut locked(&self.messages).offered, sender)
    }

    /// What was handed to `receiver`.
    fn take_handed(&self, receiver: Tid) -> Option<T> {
        take(&mut locked(&self.messages).handed, receiver)
    }

    /// The first message of the queue, whose place goes to what `next` offers.
    fn pop(&self, next: Option<Tid>) -> Option<T> {
        let messages = &mut *locked(&self.messages);
        let first = messages.queue.pop_front();
        let offer = next.and_then(|next| take(&mut messages.offered, next));
        messages.queue.extend(offer);
        first
    }
}

fn take<T>(entries: &mut Vec<(Tid, T)>, thread: Tid) -> Option<T> {
    let place = entries.iter().position(|(owner, _)| *owner == thread)?;
    Some(entries.remove(place).1)
}

/// A channel that holds at most `capacity` messages; with 0 a send waits for its receive.
///
/// # Panics
/// Outside `model::explore`.
#[track_caller]
pub fn bounded<T>(capacity: usize) -> (Sender<T>, Receiver<T>) {
    pair(Some(capacity), Spot::here())
}

/// A channel that holds any number of messages.
///
/// # Panics
/// Outside `model::explore`.
#[track_caller]
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>) {
    pair(None, Spot::here())
}

fn pair<T>(capacity: Option<usize>, spot: Spot) -> (Sender<T>, Receiver<T>) {
    let shared = Shared::new(Channel::new(capacity), None, spot);
    (
        Sender::new(Arc::clone(&shared), spot),
        Receiver::new(shared, spot),
    )
}

/// A channel that never has a message and never hangs up.
///
/// # Panics
/// Outside `model::explore`.
#[track_caller]
pub fn never<T>() -> Receiver<T> {
    timer(u64::MAX, None, None, Spot::here())
}

/// A channel that receives one message when `delay` has passed in the machine's time.
///
/// # Panics
/// Outside `model::explore`.
#[track_caller]
pub fn after(delay: Duration) -> Receiver<Instant> {
    after_at(delay, Spot::here())
}

fn after_at(delay: Duration, spot: Spot) -> Receiver<Instant> {
    let deadline = with(|run| run.later(delay)).unwrap_or_else(outside);
    timer(deadline, None, Some(Instant::now), spot)
}

/// A channel that receives a message whenever `period` has passed in the machine's time. A program
/// that receives without end is cut off by the limit of steps.
///
/// # Panics
/// Outside `model::explore`.
#[track_caller]
pub fn tick(period: Duration) -> Receiver<Instant> {
    let deadline = with(|run| run.later(period)).unwrap_or_else(outside);
    let nanoseconds = u64::try_from(period.as_nanos()).unwrap_or(u64::MAX);
    timer(
        deadline,
        Some(nanoseconds),
        Some(Instant::now),
        Spot::here(),
    )
}

fn timer<T>(
    deadline: u64,
    period: Option<u64>,
    ring: Option<fn() -> T>,
    spot: Spot,
) -> Receiver<T> {
    let mut channel = Channel::new(Some(1));
    channel.timer = Some((deadline, period));
    Receiver::new(Shared::new(channel, ring, spot), spot)
}

#[doc(inline)]
pub use crate::explored_select as select;
