//! Operations: what a thread is about to do.

use std::borrow::Cow;
use std::panic::Location;
use std::path::Path;

use super::{Digest, Id};

/// A thread's index in a run, in the order of spawning.
pub type Tid = usize;

/// A place in the source.
#[derive(Debug, Clone, Copy)]
pub struct Spot {
    pub location: &'static Location<'static>,
    /// Whether the end of what was made there is meant: a drop has no useful place of its own.
    pub end: bool,
}

/// An operation before it is done.
#[derive(Debug, Clone)]
pub struct Pending {
    /// As in "*lock* left".
    pub verb: Cow<'static, str>,
    /// What the verb is about.
    pub on: On,
    /// Where it stands.
    pub spot: Spot,
    /// What it needs.
    pub op: Op,
}

/// What an operation is about.
#[derive(Debug, Clone)]
pub enum On {
    Nothing,
    Object(Id),
    Thread(Tid),
    Text(String),
}

/// The operations, as far as it matters when they can be done and whether they would wait.
#[derive(Debug, Clone)]
pub enum Op {
    /// Can always be done.
    Do,
    /// Main's return, which has no place of its own.
    Return,
    /// Waits in line unless it gets the lock at once.
    Lock { write: bool },
    /// Waits in line unless there is room.
    Send,
    /// Waits in line unless there is a message.
    Receive,
    /// Receives without waiting: of a timer channel under the late clock, two ways.
    TryReceive,
    /// Waits in line unless an arm is ready or there is a default.
    Select { arms: Vec<ArmSpec>, default: bool },
    /// Waits in line unless a wait group's count is zero.
    Zero,
    /// Possible when all these threads have ended.
    Join(Vec<Tid>),
    /// Possible when the park token is there.
    Park,
    /// Possible from a time on, in nanoseconds.
    Sleep(u64),
    /// Possible when nobody is running the initialiser.
    Once,
}

/// An arm of a select.
#[derive(Debug, Clone, Copy)]
pub struct ArmSpec {
    pub channel: Id,
    pub send: bool,
}

/// How an operation can go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// In the only way.
    Go,
    /// By this arm of the select.
    Arm(usize),
    /// A timer fires that might also be late.
    Fires,
    /// The time limit ends the wait.
    TimesOut,
    /// The wait ends for no reason.
    Spurious,
}

impl Spot {
    /// The caller's place.
    #[track_caller]
    pub fn here() -> Self {
        Self {
            location: Location::caller(),
            end: false,
        }
    }

    /// The caller's place; or `other`, when an adaptor of the standard library is the caller. The
    /// compiler names the files of a workspace from its root, and all others absolutely.
    #[track_caller]
    pub fn here_or(other: Self) -> Self {
        let here = Self::here();
        match Path::new(here.location.file()).has_root() {
            true => other,
            false => here,
        }
    }

    /// The end of what was made here.
    pub fn end(self) -> Self {
        Self { end: true, ..self }
    }
}

impl Pending {
    /// An operation that can always be done.
    pub fn new(verb: impl Into<Cow<'static, str>>, on: On, spot: Spot) -> Self {
        Self {
            verb: verb.into(),
            on,
            spot,
            op: Op::Do,
        }
    }

    /// With its needs.
    pub fn needs(self, op: Op) -> Self {
        Self { op, ..self }
    }

    /// A digest of what it is and where it stands.
    pub fn digest(&self) -> Digest {
        let place = u64::from(self.spot.location.line()) << 32
            | u64::from(self.spot.location.column()) << 1
            | u64::from(self.spot.end);
        let digest = Digest::of(place).text(&self.verb);
        match &self.op {
            Op::Sleep(deadline) => digest.mix(*deadline),
            _ => digest,
        }
    }
}
