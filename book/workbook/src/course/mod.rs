//! The course: exercises, their verdicts, and what the reader has done.
//!
//! [`Workspace::exercises`](crate::Workspace::exercises) lists the exercises; [`Exercise::check`] judges what the reader wrote
//! and keeps the [`Verdict`]; [`Progress`] is what has been done so far. Nothing here writes a
//! reader's file but [`Exercise::reset`], which keeps a copy.

mod build;
mod exercise;
mod foreign;
mod hints;
mod judge;
mod last_words;
mod listing;
mod machine;
mod progress;
mod text;
mod verdict;

pub use exercise::Exercise;
pub use hints::hints;
pub use judge::{Reported, Step};
pub use listing::Listing;
pub use machine::{Ended, Limits, Ran, Stop, kill_all, run};
pub use progress::{Done, Progress};
pub use verdict::{Failure, Machine, Proof, State, Verdict};
