//! Exercise 03: a hedged request.
//!
//! Use whatever `crate::sync` has: `channel`, `thread`, and more; but to learn how late it is use
//! channels such as `channel::after`, not `std::time::Instant`, of which the machine that checks
//! this knows nothing. This file is yours: `cargo run -- check 03` says what it does,
//! `cargo run -p exercise-03-select-and-time` runs it.
#![allow(unused_variables, unused_imports)]

use std::time::Duration;

use crate::sync::channel::{self, select};
use crate::sync::thread;

/// Asks two at the same time, each in a thread of its own, and returns the answer that comes first.
///
/// Whoever is asked may take any time. In the end it returns `Some` answer, or `None` if it does
/// not know. What must hold:
///
/// - While one of them has not answered, the other's answer is taken as soon as it comes.
/// - `None` is no answer: the other one may still know. When neither knows, this returns `None` at
///   once.
/// - It gives up, and returns `None`, when `limit` has passed since it was called: one deadline for
///   all that it waits for, whatever has come before.
/// - However late anybody is, no thread is left behind that waits for ever. One that is still busy
///   with its answer may go on when this returns, but must then come to its end.
pub fn hedged<T, A, B>(first: A, second: B, limit: Duration) -> Option<T>
where
    T: Send + 'static,
    A: FnOnce() -> Option<T> + Send + 'static,
    B: FnOnce() -> Option<T> + Send + 'static,
{
    todo!()
}
