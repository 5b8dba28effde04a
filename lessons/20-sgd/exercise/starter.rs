//! Exercise 20: the staleness gate.
//!
//! Use `crate::sync` as you like. This file is yours: `cargo run -- check 20` says what it does,
//! `cargo run -p exercise-20-sgd` runs it.
#![allow(unused_variables, unused_imports, dead_code)]

use crate::sync::{Condvar, Mutex};

/// Keeps workers within so many rounds of one another, whoever comes and goes.
pub struct Gate {
    // what you need
}

/// A worker at a gate.
pub struct Worker<'a> {
    gate: &'a Gate,
    // what you need
}

impl Gate {
    /// A gate that no worker goes through while another is more than `bound` rounds behind it.
    pub fn new(bound: usize) -> Self {
        todo!()
    }

    /// One worker more. It counts as having ended as many rounds as the slowest of those who are
    /// there now; who has left does not matter. Where nobody is, it counts as having ended none.
    pub fn join(&self) -> Worker<'_> {
        todo!()
    }
}

/// What must hold, whichever thread moves next:
///
/// - Whoever has ended `n` rounds begins another only when everybody else who is there, newcomers
///   too, has ended at least `n - bound`: not one round further, and whatever the bound is.
/// - Whoever may begin does begin, and waits for nothing else, and nobody spins until then: if a
///   round that ends, or a worker who leaves, lets several begin, then all of them do.
impl Worker<'_> {
    /// Waits until this worker may begin its next round.
    pub fn begin(&mut self) {
        todo!()
    }

    /// This worker has ended the round that it began.
    pub fn end(&mut self) {
        todo!()
    }

    /// This worker has left: nobody waits for it any more.
    pub fn leave(self) {
        todo!()
    }
}
