//! What a program must be able to do to be explored, and what a run tells.

use serde::{Deserialize, Serialize};

use crate::Move;

/// Identifies a state: two states of equal key have the same future. Whoever implements
/// [`Program`] owes the argument.
pub type Key = u128;

/// A program that runs deterministically, given who moves next.
pub trait Program {
    /// Runs from the start: follows the request's prefix, then goes on without preemption until
    /// the run ends or comes to a known state.
    fn run(&mut self, request: &Request<'_>) -> Trace;

    /// The threads and objects that all runs so far have met, in the order of their numbers.
    fn world(&self) -> World;
}

/// What a run is to do.
pub struct Request<'a> {
    /// The moves to begin with.
    pub prefix: &'a [Move],
    /// From this step on, counted from 0, events and states are to be told.
    pub record_from: usize,
    /// After the prefix, the run is to stop at a state of which this is true.
    pub known: &'a dyn Fn(Key) -> bool,
}

/// What a run did.
#[derive(Debug, Clone)]
pub struct Trace {
    /// Its steps.
    pub steps: Vec<Step>,
    /// The state that it stopped in.
    pub key: Key,
    /// Why it stopped.
    pub stop: Stop,
    /// The state that it stopped in, unless that was known.
    pub state: Option<State>,
}

/// One step of a run.
#[derive(Debug, Clone)]
pub struct Step {
    /// The state before it.
    pub key: Key,
    /// Every possible move, in order.
    pub moves: Vec<Move>,
    /// The one that was made.
    pub chosen: Move,
    /// The state before it, where it was asked for.
    pub state: Option<State>,
    /// What happened, where it was asked for.
    pub event: Option<Event>,
}

/// Why a run stopped.
#[derive(Debug, Clone)]
pub enum Stop {
    /// It ended.
    Ended(Outcome),
    /// It came to a known state.
    Known,
    /// The prefix asks for a move that cannot be made.
    Diverged,
}

/// How a program ended, and what it had printed by then.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Outcome {
    /// How it ended.
    pub kind: Kind,
    /// The panic's message, the check that failed, who is left over.
    pub message: Option<String>,
    /// What it had printed.
    pub output: String,
}

/// The ways in which a program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// As it should.
    Finished,
    /// Main waits, and so does everyone who could help.
    Deadlock,
    /// Main panicked, or another thread did and nobody took notice.
    Panic,
    /// A check of the harness failed.
    CheckFailed,
    /// Main has returned, and threads wait that will never be woken.
    Leak,
    /// The run passed its limit of steps.
    NoProgress,
}

/// A state, as shown to a reader.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    /// The threads that there are, by number.
    pub threads: Vec<ThreadState>,
    /// The objects that there are, by number.
    pub objects: Vec<ObjectState>,
}

/// What a thread is about to do, or waits for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ThreadState {
    /// Its number.
    pub thread: u8,
    /// Where it stands.
    pub phase: Phase,
    /// Its next operation, unless it has ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Event>,
    /// What it waits for, when it cannot move or would begin to wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waits: Option<Waits>,
    /// Its possible moves in words; empty when it cannot move.
    pub ways: Vec<String>,
    /// Whether one of them is more than to begin to wait or to be late.
    pub goes_on: bool,
}

/// Where a thread stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Before an operation.
    Running,
    /// In an operation that somebody or something else must complete.
    Waiting,
    /// In an operation that has been completed.
    Woken,
    /// Returned.
    Ended,
    /// Ended by a panic.
    Panicked,
}

/// What a thread waits for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Waits {
    /// As in "waits for *this*".
    pub text: String,
    /// The threads that could end the wait, where that is known: holders of a lock, the thread
    /// that is joined.
    pub on: Vec<u8>,
}

/// An object's state in words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ObjectState {
    /// Its number.
    pub object: usize,
    /// Its state, such as "free", "2 messages".
    pub text: String,
    /// The threads that hold it.
    pub holders: Vec<u8>,
    /// The threads that wait in it, first come first.
    pub queue: Vec<u8>,
}

/// What happens in a step.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Event {
    /// The operation in words, such as "lock left".
    pub text: String,
    /// What else is to be said: a value, who holds a lock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Where in the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// The object concerned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<usize>,
    /// The threads that can go on because of it: what each does next follows from it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wakes: Vec<u8>,
    /// Whether the thread only began to wait.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub waits: bool,
    /// The thread that begins with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spawns: Option<u8>,
    /// The threads whose end it has waited for or seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub joins: Vec<u8>,
    /// What passes between it and other events at objects, in this order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flow: Vec<(Flow, usize)>,
}

/// How an event takes part in what passes from thread to thread at an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flow {
    /// Others will find the object as this event leaves it: unlocked, written, hung up, done.
    Leaves,
    /// Finds it as the last event left it that did.
    Finds,
    /// Puts a message into it, or begins to wait there with one.
    Sends,
    /// Takes the message that has been in it longest.
    Takes,
    /// Takes this thread's own message back.
    TakesBack,
}

/// A place in the source.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The file: from the workspace's root, with forward slashes.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// Whether the event is the end of what was made there: a guard or handle is dropped.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub end_of_scope: bool,
}

/// The threads and objects of a program.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct World {
    /// By number; main is 0.
    pub threads: Vec<Thread>,
    /// By number.
    pub objects: Vec<Object>,
}

/// A thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thread {
    /// For a heading; empty when there is nothing better than its number.
    pub name: String,
    /// Which child of which thread: `0` for main, `0.1` for main's second child.
    pub path: String,
    /// Where it was spawned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// An object that threads share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Object {
    /// Such as "mutex".
    pub kind: String,
    /// From the binding in the source, else given.
    pub name: String,
    /// Where it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

impl Kind {
    /// As in headings.
    pub fn words(self) -> &'static str {
        match self {
            Self::Finished => "finished",
            Self::Deadlock => "deadlock",
            Self::Panic => "panic",
            Self::CheckFailed => "check failed",
            Self::Leak => "leak",
            Self::NoProgress => "no progress",
        }
    }
}

impl Outcome {
    /// Whether it is a failure: anything but finished.
    pub fn fails(&self) -> bool {
        self.kind != Kind::Finished
    }
}

impl State {
    /// Whether `thread` could go on here: do more than begin to wait or be late.
    pub fn goes_on(&self, thread: u8) -> bool {
        self.threads
            .iter()
            .any(|state| state.thread == thread && state.goes_on)
    }
}
