//! Exercise 20: the staleness gate. The rounds of everybody who is there stand under one lock, and
//! whoever changes them wakes all who wait.

use crate::sync::{Condvar, Mutex};

/// Keeps workers within so many rounds of one another, whoever comes and goes.
pub struct Gate {
    bound: usize,
    /// By place: the rounds that a worker has ended, or nothing of one who has left.
    ended: Mutex<Vec<Option<usize>>>,
    changed: Condvar,
}

/// A worker at a gate.
pub struct Worker<'a> {
    gate: &'a Gate,
    place: usize,
    ended: usize,
}

impl Gate {
    /// A gate that no worker goes through while another is more than `bound` rounds behind it.
    pub fn new(bound: usize) -> Self {
        Self {
            bound,
            ended: Mutex::new(Vec::new()),
            changed: Condvar::new(),
        }
    }

    /// One worker more. It counts as having ended as many rounds as the slowest of those who are
    /// there now; who has left does not matter. Where nobody is, it counts as having ended none.
    pub fn join(&self) -> Worker<'_> {
        let mut all = self.ended.lock().unwrap();
        let ended = all.iter().flatten().min().copied().unwrap_or_default();
        all.push(Some(ended));
        Worker {
            gate: self,
            place: all.len() - 1,
            ended,
        }
    }

    fn set(&self, place: usize, ended: Option<usize>) {
        self.ended.lock().unwrap()[place] = ended;
        self.changed.notify_all();
    }
}

impl Worker<'_> {
    /// Waits until this worker may begin its next round.
    pub fn begin(&mut self) {
        let mut all = self.gate.ended.lock().unwrap();
        while all
            .iter()
            .flatten()
            .any(|other| self.ended > other + self.gate.bound)
        {
            all = self.gate.changed.wait(all).unwrap();
        }
    }

    /// This worker has ended the round that it began.
    pub fn end(&mut self) {
        self.ended += 1;
        self.gate.set(self.place, Some(self.ended));
    }

    /// This worker has left: nobody waits for it any more.
    pub fn leave(self) {
        self.gate.set(self.place, None);
    }
}
