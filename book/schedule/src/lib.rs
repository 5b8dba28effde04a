//! The schedule graph: everything that a program can do, whichever thread moves next.
//!
//! This crate knows no threads. Whoever has a machine on which a program runs deterministically
//! implements [`Program`]: *follow these moves, then run on without preemption, and tell what you
//! saw*. From that, [`explore`] builds the whole [`Graph`] by depth-first search: it queues every
//! (state, move) that has not been tried, merges states of equal [`Key`], and never stops at a
//! failure. What a limit cut off is in [`Graph::limits`], and counts then read "at least".
//!
//! Queries: [`Graph::counts`] and [`Graph::futures`] (exact), [`Graph::shortest`] (fewest
//! preemptions, then fewest steps), [`Graph::replay`], [`Graph::closing_sentence`] (who waits for
//! whom), [`Graph::draw`] (a schedule as text), [`Graph::judge`] (which outputs are failures).
//! [`unmerged`] counts the same tree without merging.
//!
//! # Words
//!
//! - A **move** is what a schedule is made of: a thread, and a way to go where it has several (the
//!   ready arms of a select, a time-out). Written `2`, and `2b`, `2c` for the second and third way;
//!   a schedule is moves joined by full stops, `0.0.1.2b`.
//! - A **preemption** is a switch away from a thread that could have gone on. A thread whose only
//!   next step is to begin to wait, or to be late, could not have gone on.
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
//! | `events` | `{text, detail?, place?, object?, wakes?, waits?}`; see [`Event`] |
//! | `nodes` | `[thread states, object states, edges, outcome?]`; an edge is `[thread, way, event, node]`, node −1 where a limit cut it off; node 0 is the start |
//! | `outcomes` | `{kind, message?, output, count, fails, schedule}`; count "at least" when `limits` is not empty |
//! | `limits` | sentences; empty when everything was explored |
//! | `runs` | how often the program was run |
//! | `places` in the above | `{file, line, end_of_scope}` |

mod binding;
mod count;
mod draw;
mod graph;
mod json;
mod moves;
mod program;
mod rows;
mod search;
mod shortest;
mod unmerged;
mod waits;

pub use binding::{binding, closure_body};
pub use count::Futures;
pub use graph::{Edge, Graph, Node, ReplayError};
pub use json::FormatError;
pub use moves::{BadSchedule, Move, Schedule};
pub use num_bigint::BigUint;
pub use program::{
    Event, Key, Kind, Object, ObjectState, Outcome, Phase, Place, Program, Request, State, Step,
    Stop, Thread, ThreadState, Trace, Waits, World,
};
pub use rows::{Row, Switch};
pub use search::{Limits, Nondeterminism, explore};
pub use shortest::Shortest;
pub use unmerged::{Unmerged, unmerged};
