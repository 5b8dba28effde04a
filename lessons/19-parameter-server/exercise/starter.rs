//! Exercise 19: push, pull, and push again.
//!
//! Use `crate::sync` as you like, and give `Server` whatever fields it needs. This file is yours:
//! `cargo run -- check 19` says what it does, `cargo run -p exercise-19-parameter-server` runs it.
#![allow(unused_variables, unused_imports, dead_code)]

use crate::sync::Mutex;

/// What a pull has seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pulled {
    /// The parameter.
    pub value: i64,
    /// How many pushes are in it, each counted once.
    pub version: u64,
}

/// Keeps one parameter, which is 0 at first, for many workers.
pub struct Server {}

impl Server {
    /// A server for so many workers, who are numbered from 0.
    pub fn new(workers: usize) -> Self {
        todo!()
    }

    /// Adds `delta` to the parameter, and returns when that is done.
    ///
    /// A worker numbers its pushes 1, 2, 3, and so on, and makes the next one when it has the answer
    /// to the last. If an answer does not come, it pushes the same again, under the same number; and
    /// the first attempt may still be under way, or come in much later.
    ///
    /// What must hold, whichever thread moves next:
    ///
    /// - Every push is added once, however often and however late it comes.
    /// - No worker's push is taken for another's.
    pub fn push(&self, worker: usize, sequence: u64, delta: i64) {
        todo!()
    }

    /// The parameter, and how many pushes are in it.
    ///
    /// What must hold:
    ///
    /// - It is a state that there was at one moment while the pull was under way: the value is the
    ///   sum of the pushes that had been added by then, whichever worker's, and the version is how
    ///   many they are.
    /// - Every push that had returned before the pull began is in it, even if it was a later attempt
    ///   that returned, and the first is still under way.
    /// - A pull changes nothing for those that come after it.
    pub fn pull(&self) -> Pulled {
        todo!()
    }
}
