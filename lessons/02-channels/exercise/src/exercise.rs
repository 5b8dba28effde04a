//! Exercise 02: a gatherer.
//!
//! Use whatever `crate::sync` has: `channel`, `thread`, and more. This file is yours:
//! `cargo run -- check 02` says what it does, `cargo run -p exercise-02-channels` runs it.
#![allow(unused_variables, unused_imports, unused_mut)]

use crate::sync::{channel, thread};

/// Runs each of the `sources` in a thread of its own, and hands every value that they yield to
/// `consume`, which is called here, in the calling thread.
///
/// What must hold, whichever thread moves next:
///
/// - Every value comes exactly once, and those of one source in the order in which it yields them.
/// - Memory is bounded: of the values that have left their source and have not been consumed yet,
///   each producer may have one in its hand, and so may the consumer; beside these there are at
///   most `most`. It is a promise of what happens, not of the type of some channel.
/// - It returns, and only when every source is at its end and every value has been consumed. No
///   thread is left behind that waits for ever.
///
/// `most` is at least 1. How many values a source has is not known before it ends.
pub fn gather<S>(sources: Vec<S>, most: usize, mut consume: impl FnMut(S::Item))
where
    S: Iterator + Send + 'static,
    S::Item: Send + 'static,
{
    todo!()
}
