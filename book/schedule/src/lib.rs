//! The schedule graph: everything that a program can do, whichever thread moves next.
//!
//! This crate knows no threads. Whoever has a machine on which a program runs deterministically
//! implements [`Program`]: *follow these moves, then run on without preemption, and tell what you
//! saw*. From that, [`explore`] builds the whole [`Graph`] by depth-first search: it keeps every
//! (state, move) that has not been tried, merges states of equal [`Key`], and never stops at a
//! failure. What a limit cut off is in [`Graph::limits`], and counts then read "at least".
//!
//! Queries: [`Graph::counts`] and [`Graph::futures`] (exact), [`Graph::shortest`] (fewest
//! preemptions, then fewest steps), [`Graph::replay`], [`Graph::closing_sentence`] (who waits for
//! whom), [`Graph::turns`] (what a run without end repeats), [`Graph::arrows`] (which step follows from which), [`Graph::draw`] (a schedule as text), [`Graph::judge`] (which outputs are failures).
//! [`unmerged`] counts the same tree without merging.
//!
//! # Words
//!
//! - A **move** is what a schedule is made of: a thread, and a way to go where it has several (the
//!   ready arms of a select, a time-out). Written `2`, and `2b`, `2c` for the second and third way;
//!   a schedule is moves joined by full stops, `0.0.1.2b`.
//! - A **preemption** is a switch away from a thread that could have gone on. A thread whose only
//!   next step is to begin to wait, or to let a timer fire late, could not have gone on.
//! - A **path** runs from the first state to one without moves. Counts are numbers of paths.
//!
//! # The format, version 1
//!
//! [`Graph::to_json`] writes one object. Whatever repeats stands once in a table and is referred
//! to by its index; counts are strings of digits.
//!
//! | field | what |
//! |---|---|
//! | `version` | 1 |
//! | `name` | the program |
//! | `threads` | `{name, path, place?}`; the index is the number that schedules use; `path` is which child of which thread it is |
//! | `objects` | `{kind, name, place?}` |
//! | `thread_states` | `{thread, phase, next?, waits?, ways, goes_on}`; see [`ThreadState`] |
//! | `object_states` | `{object, text, holders, queue}`; see [`ObjectState`] |
//! | `events` | `{text, detail?, place?, object?, wakes?, waits?, spawns?, joins?, flow?}`; see [`Event`] |
//! | `nodes` | `[thread states, object states, edges, outcome?]`; an edge is `[thread, way, event, node]`, node −1 where a limit cut it off; node 0 is the start |
//! | `outcomes` | `{kind, message?, output, count, fails, schedule}`; count "at least" when `limits` is not empty |
//! | `limits` | sentences; empty when everything was explored |
//! | `runs` | how often the program was run |
//! | `sources` | optional: `[{file, hash}]`, the source files that places name, as they were; see [`Source`] and [`source_hash`] |
//! | `mended` | optional: the name of the graph of the same program mended |
//! | `places` in the above | `{file, line, end_of_scope?}`; the file from the workspace's root, with forward slashes |
//!
//! An optional field that is absent is empty, `false` or nothing. [`Graph::from_json`] refuses what
//! refers to a thread, object, state or outcome that is not there, a state that comes again after
//! itself, and an outcome whose count or schedule does not follow from the graph.
//!
//! # Arrows
//!
//! An arrow leads from a step to a later one of another thread that could not have come, or not so,
//! without it: from a spawn to the child's first step, from an unlock to the lock that follows,
//! from a send to the receive of that message. Arrows depend on the schedule, so they are not in
//! the format; this is the rule by which they are found in what is.
//!
//! Go through the steps of the schedule in order. Step *n* of thread *t* has an event. First, it
//! gets an arrow from each of these:
//!
//! 1. every earlier step whose event has *t* in `wakes` or as its `spawns`, and after which *t* has
//!    made no step before *n*;
//! 2. for each thread in the event's `joins`: that thread's last step so far, if it has made one;
//! 3. for each pair `[flow, object]` in the event's `flow`, in order:
//!    - `"finds"`: the last step before whose `flow` has `"leaves"` of the object, if there is one;
//!    - `"takes"`: the first entry in the object's queue of messages, which is removed;
//!    - `"sends"`: none; an entry for this step is put at the end of the object's queue;
//!    - `"takes-back"`: none; the last entry in the object's queue that is a step of *t* is removed;
//!    - `"leaves"`: none; this step is from now on the last that left the object so.
//!
//! Then every arrow from a step of *t* itself is dropped, and of several from the same step all but
//! one. Two things have no arrow although one follows from the other: a reader's unlock has none
//! to a writer's lock unless the writer waits for it, and an unpark none to a park that comes later.

mod arrows;
mod binding;
mod count;
mod draw;
mod graph;
mod json;
mod moves;
mod printed;
mod program;
mod rows;
mod search;
mod shortest;
mod source;
mod turns;
mod unmerged;
mod valid;
mod waits;

pub use binding::{binding, closure_body};
pub use count::Futures;
pub use graph::{Edge, Graph, Node, ReplayError};
pub use json::FormatError;
pub use moves::{BadSchedule, Move, Schedule};
pub use num_bigint::BigUint;
pub use program::{
    Event, Flow, Key, Kind, Object, ObjectState, Outcome, Phase, Place, Program, Request, State,
    Step, Stop, Thread, ThreadState, Trace, Waits, World,
};
pub use rows::{Row, Switch};
pub use search::{Limits, Nondeterminism, explore};
pub use shortest::Shortest;
pub use source::{Source, source_hash};
pub use turns::Turns;
pub use unmerged::{Unmerged, unmerged};
pub use waits::NOBODY_WAITS;
