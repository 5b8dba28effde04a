//! The primitives that the lessons use, in several flavours.
//!
//! Lesson code says `use crate::sync::{channel, thread, Mutex, print, …}` and nothing else about
//! concurrency. Whoever compiles it decides which flavour `crate::sync` is:
//!
//! - [`native`] for the programs themselves: the types of `std` and `crossbeam`, re-exported.
//! - `loomed` (feature `loomed`) for model checking: loom's types, and what loom lacks.
//! - `explored` (feature `explored`) for playing the scheduler: a deterministic machine of the
//!   course's own, which yields the graph of all schedules.
//! - `shuttled` (feature `shuttled`) for comparing that machine with another: shuttle's types.
//!
//! One conformance suite (`tests/conformance`) runs on every flavour.

#![cfg_attr(
    any(feature = "loomed", feature = "explored", feature = "shuttled"),
    expect(
        clippy::duplicate_mod,
        reason = "the files in shared/ are compiled over each flavour's own primitives"
    )
)]

#[cfg(feature = "explored")]
pub mod explored;
#[cfg(feature = "loomed")]
pub mod loomed;
pub mod native;
#[cfg(any(feature = "loomed", feature = "explored", feature = "shuttled"))]
#[path = "shared/select.rs"]
mod select;
#[cfg(feature = "shuttled")]
pub mod shuttled;
