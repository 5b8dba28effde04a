//! A thread's record.

use super::pending::ArmSpec;
use super::{Digest, Pending, Tid, Way};

/// What the runtime knows of a thread.
pub struct ThreadRecord {
    /// Digest of which child of which thread it is.
    pub identity: Digest,
    /// The same, readable.
    pub path: String,
    /// Its number in the world, which schedules use.
    pub number: u8,
    /// Everything that it has done and observed.
    pub history: Digest,
    pub phase: Phase,
    pub pending: Option<Pending>,
    /// The way that the scheduler chose.
    pub way: Way,
    /// The park token.
    pub token: bool,
    /// When its wait ends by itself, in nanoseconds.
    pub deadline: Option<u64>,
    /// Whether it waits for a notification, and may wake without one.
    pub in_condvar: bool,
    /// How it takes its lock again after that wait.
    pub relock: Option<Pending>,
    /// The arms in which its select waits.
    pub arms: Vec<ArmSpec>,
    /// How its wait was completed.
    pub woken: Woken,
    /// Children and objects that it has made.
    pub children: u64,
    pub objects: u64,
    /// How it panicked, and whether its panic was noticed by a join.
    pub panic: Option<String>,
    pub noticed: bool,
    /// How often it tried to go on after the run was over.
    pub refusals: u32,
    /// It unwinds because the run is over.
    pub unwinding: bool,
}

/// Where a thread stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Before its pending operation.
    Running,
    /// In its pending operation, to be completed by someone else.
    Waiting,
    /// In its pending operation, which has been completed.
    Woken,
    /// At its end.
    Ended,
}

/// How a wait was completed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Woken {
    /// By whom it waited for.
    #[default]
    Done,
    /// The other side of the channel is gone.
    HungUp,
    /// With this message.
    Message(Digest),
    /// This arm of the select has received a message.
    ArmMessage(usize, Digest),
    /// The channel of this arm of the select has hung up.
    ArmHungUp(usize),
    /// This arm of the select is to send its message to this thread.
    ArmFor(usize, Tid),
}

impl ThreadRecord {
    /// A thread before its first operation.
    pub fn new(identity: Digest, path: String, number: u8, history: Digest) -> Self {
        Self {
            identity,
            path,
            number,
            history,
            phase: Phase::Running,
            pending: None,
            way: Way::Go,
            token: false,
            deadline: None,
            in_condvar: false,
            relock: None,
            arms: Vec::new(),
            woken: Woken::Done,
            children: 0,
            objects: 0,
            panic: None,
            noticed: false,
            refusals: 0,
            unwinding: false,
        }
    }

    /// Notes an observation.
    pub fn observe(&mut self, seen: Digest) {
        self.history = self.history.and(seen);
    }
}
