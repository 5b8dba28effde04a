//! Objects: what threads share, without the users' values, which stay in the facade.

use std::collections::VecDeque;

use super::{Digest, Tid};

/// An object's name within a run: which run, which object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Id {
    pub run: u32,
    pub index: u32,
}

/// An object of a run.
pub struct ObjectRecord {
    /// Digest of who made it, as the how-manieth.
    pub identity: Digest,
    /// Its number in the world.
    pub number: usize,
    pub state: ObjectStatus,
}

/// An object's state.
pub enum ObjectStatus {
    /// A mutex or reader-writer lock.
    Lock(Lock),
    /// A condition variable: who waits, first come first.
    Condvar(VecDeque<Tid>),
    /// A channel.
    Channel(Channel),
    /// An atomic: the history of who wrote it last.
    Atomic(Digest),
    /// A `Once` or `OnceLock`.
    Once(OnceStatus),
    /// A barrier: its size, and who has arrived.
    Barrier { size: usize, arrived: Vec<Tid> },
    /// A wait group: its count, and who waits for zero, first come first.
    WaitGroup {
        count: usize,
        waiting: VecDeque<Tid>,
    },
}

/// The state of a mutex or reader-writer lock.
#[derive(Default)]
pub struct Lock {
    /// Holds it alone.
    pub writer: Option<Tid>,
    /// Hold it together.
    pub readers: Vec<Tid>,
    /// Wait for it, first come first; and whether to hold it alone.
    pub queue: VecDeque<(Tid, bool)>,
    /// The history of who last held it alone.
    pub version: Digest,
    pub poisoned: bool,
}

/// The state of a `Once`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum OnceStatus {
    Empty,
    Running(Tid),
    Done(Digest),
}

/// The state of a channel.
pub struct Channel {
    pub capacity: Option<usize>,
    /// The messages, each by its sender's history.
    pub queue: VecDeque<Digest>,
    pub senders: usize,
    pub receivers: usize,
    pub receives: VecDeque<Waiter>,
    pub sends: VecDeque<Waiter>,
    /// When it has a message by itself, and how often again, in nanoseconds.
    pub timer: Option<(u64, Option<u64>)>,
}

/// Who waits in a channel.
#[derive(Debug, Clone, Copy)]
pub struct Waiter {
    pub thread: Tid,
    /// The arm of its select, or `None` of a plain operation.
    pub arm: Option<usize>,
    /// A sender's message.
    pub message: Digest,
}

impl Channel {
    /// A channel with one handle on either side.
    pub fn new(capacity: Option<usize>) -> Self {
        Self {
            capacity,
            queue: VecDeque::new(),
            senders: 1,
            receivers: 1,
            receives: VecDeque::new(),
            sends: VecDeque::new(),
            timer: None,
        }
    }

    /// Whether a message fits in the queue.
    pub fn has_place(&self) -> bool {
        self.capacity.is_none_or(|most| self.queue.len() < most)
    }

    /// Whether a send needs no waiting.
    pub fn can_send(&self) -> bool {
        self.receivers == 0 || !self.receives.is_empty() || self.has_place()
    }

    /// Whether a receive needs no waiting; of a channel without timer.
    pub fn can_receive(&self) -> bool {
        !self.queue.is_empty() || !self.sends.is_empty() || self.is_hung_up()
    }

    /// Whether nobody can send any more.
    pub fn is_hung_up(&self) -> bool {
        self.senders == 0 && self.timer.is_none()
    }
}

impl Lock {
    /// Whether `write` access can be had at once. Readers that come after a waiting writer wait,
    /// as `std` allows; that they might overtake it is the schedule in which they come before.
    pub fn is_free(&self, write: bool) -> bool {
        self.writer.is_none() && self.queue.is_empty() && (!write || self.readers.is_empty())
    }
}
