//! `std::sync::Barrier` over loom's mutex and condition variable; loom's own does not exist.

use super::{Condvar, Mutex};

/// Lets `n` threads wait for one another, again and again.
#[derive(Debug)]
pub struct Barrier {
    threads: usize,
    round: Mutex<Round>,
    complete: Condvar,
}

#[derive(Debug, Default)]
struct Round {
    number: usize,
    waiting: usize,
}

/// What [`Barrier::wait`] returns: exactly one thread of each round is its leader.
#[derive(Debug)]
pub struct BarrierWaitResult(bool);

impl Barrier {
    /// A barrier for `threads` threads; 0 counts as 1, as in `std`.
    pub fn new(threads: usize) -> Self {
        Self {
            threads,
            round: Mutex::new(Round::default()),
            complete: Condvar::new(),
        }
    }

    /// Waits until all the threads of this round have called `wait`.
    pub fn wait(&self) -> BarrierWaitResult {
        let mut round = self.round.lock().unwrap();
        round.waiting += 1;
        if round.waiting >= self.threads {
            round.waiting = 0;
            round.number += 1;
            self.complete.notify_all();
            return BarrierWaitResult(true);
        }
        let number = round.number;
        while round.number == number {
            round = self.complete.wait(round).unwrap();
        }
        BarrierWaitResult(false)
    }
}

impl BarrierWaitResult {
    /// Whether this thread completed the round.
    pub fn is_leader(&self) -> bool {
        self.0
    }
}
