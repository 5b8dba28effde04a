//! Wrong: of several who may begin when a round has ended, one is told.

use crate::sync::{Condvar, Mutex};

pub struct Gate {
    bound: usize,
    ended: Mutex<Vec<Option<usize>>>,
    changed: Condvar,
}

pub struct Worker<'a> {
    gate: &'a Gate,
    place: usize,
    ended: usize,
}

impl Gate {
    pub fn new(bound: usize) -> Self {
        Self {
            bound,
            ended: Mutex::new(Vec::new()),
            changed: Condvar::new(),
        }
    }

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
    }
}

impl Worker<'_> {
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

    pub fn end(&mut self) {
        self.ended += 1;
        self.gate.set(self.place, Some(self.ended));
        self.gate.changed.notify_one();
    }

    pub fn leave(self) {
        self.gate.set(self.place, None);
        self.gate.changed.notify_all();
    }
}
