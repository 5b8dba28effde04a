//! Exercise 04: a wait group from channels.
//!
//! Of `crate::sync` use `channel` alone, and `thread` if you want a thread to keep the count: no
//! mutex, no condition variable, no atomic, and not its own `WaitGroup`. This file is yours:
//! `cargo run -- check 04` says what it does, `cargo run -p exercise-04-wait-group` runs it.
#![allow(unused_variables, unused_imports, dead_code)]

use crate::sync::channel::{self, Receiver, Sender};

/// Counts the tasks that are not done, and lets any number of threads wait until there are none.
///
/// It is shared by reference. What must hold, whichever thread moves next:
///
/// - A wait returns only when the count is zero, and then every wait does, however many there are,
///   and whether it began before the last `done` or after it.
/// - When the count is zero it can be used again.
/// - No thread of its own is left behind when it is dropped.
pub struct WaitGroup {
    // What does it need?
}

impl WaitGroup {
    /// A wait group whose count is zero.
    pub fn new() -> Self {
        todo!()
    }

    /// Counts `tasks` more. Whoever waits waits for them too.
    pub fn add(&self, tasks: usize) {
        todo!()
    }

    /// Counts one less. Who was waiting goes on when that leaves none.
    ///
    /// # Panics
    /// When the count is zero already.
    pub fn done(&self) {
        todo!()
    }

    /// Waits until the count is zero.
    pub fn wait(&self) {
        todo!()
    }
}
