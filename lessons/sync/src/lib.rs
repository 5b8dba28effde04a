//! The primitives that the lessons use, in several flavours.
//!
//! Lesson code says `use crate::sync::{channel, thread, Mutex, print, …}` and nothing else about
//! concurrency. Whoever compiles it decides which flavour `crate::sync` is:
//!
//! - [`native`] for the programs themselves: the types of `std` and `crossbeam`, re-exported.
//! - `loomed` (feature `loomed`) for model checking: loom's types, and what loom lacks.
//!
//! One conformance suite (`tests/conformance`) runs on every flavour.

#![cfg_attr(
    feature = "loomed",
    expect(
        clippy::duplicate_mod,
        reason = "the files in shared/ are compiled over each flavour's own primitives"
    )
)]

#[cfg(feature = "loomed")]
pub mod loomed;
pub mod native;
