//! The primitives that the lessons use, in several flavours.
//!
//! Lesson code says `use crate::sync::{channel, thread, Mutex, print, …}` and nothing else about
//! concurrency. Whoever compiles it decides which flavour `crate::sync` is:
//!
//! - [`native`] for the programs themselves: the types of `std` and `crossbeam`, re-exported.
//! - `loomed` (feature `loomed`) for model checking: loom's types, and what loom lacks.

pub mod native;
