//! The staleness gate: no worker begins a round while somebody is more than so many rounds behind.

use crate::sync::{Condvar, Mutex};

// ANCHOR: rule
/// Whether a worker who has done `own` rounds may begin the next. `done` says of each worker how
/// many have arrived, or nothing of one who has left.
pub fn may_begin(own: u32, done: &[Option<u32>], bound: u32) -> bool {
    done.iter().flatten().all(|other| own <= other + bound)
}
// ANCHOR_END: rule

/// A gate for workers that are numbered from 0.
#[derive(Debug)]
pub struct Gate {
    pub(crate) done: Mutex<Vec<Option<u32>>>,
    pub(crate) moved: Condvar,
    pub(crate) bound: u32,
}

impl Gate {
    /// A gate for so many workers, none of whom may be more than `bound` rounds ahead of another.
    pub fn new(workers: usize, bound: u32) -> Self {
        let done = vec![Some(0); workers];
        Self {
            done: Mutex::new(done),
            moved: Condvar::new(),
            bound,
        }
    }

    // ANCHOR: gate
    /// Waits until `worker` may begin its next round.
    pub fn begin(&self, worker: usize) {
        let mut done = self.done.lock().unwrap();
        while !may_begin(rounds(&done, worker), &done, self.bound) {
            done = self.moved.wait(done).unwrap();
        }
    }

    /// `worker` has done a round.
    pub fn end(&self, worker: usize) {
        let mut done = self.done.lock().unwrap();
        done[worker] = Some(rounds(&done, worker) + 1);
        self.moved.notify_all();
    }

    /// `worker` will do no more, and nobody waits for it from now on.
    pub fn leave(&self, worker: usize) {
        let mut done = self.done.lock().unwrap();
        done[worker] = None;
        self.moved.notify_all();
    }
    // ANCHOR_END: gate
}

/// How many rounds `worker`, who has not left, has done.
pub(crate) fn rounds(done: &[Option<u32>], worker: usize) -> u32 {
    done[worker].expect("nobody comes back who has left")
}
