//! Exercise 01: three greetings.
//!
//! Use whatever `crate::sync` has: `thread`, `print`, and more. This file is yours:
//! `cargo run -- check 01` says what it does, `cargo run -p exercise-01-spawn-and-join` runs it.
#![allow(unused_variables, unused_imports)]

use crate::sync::{print, thread};

/// Prints these three lines, in this order:
///
/// ```text
/// Hello from one
/// Hello from two
/// Hello from three
/// ```
///
/// What must hold, whichever thread moves next and however late it is:
///
/// - Each line is printed, by `crate::sync::print`, in a spawned thread of its own.
/// - The three threads can all be alive at once: none of them has to have ended before the next
///   is spawned.
/// - All three lines have been printed when this returns. Where it is the last thing that `main`
///   does, the process ends there.
pub fn three_greetings() {
    todo!()
}
