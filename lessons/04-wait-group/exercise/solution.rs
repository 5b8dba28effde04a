//! Exercise 04: a wait group from channels. A channel with one place holds the state: whoever has
//! received it is the only one who can change it, until it is sent back. Who waits leaves a sender
//! in it, whose end is the sign to go on.

use crate::sync::channel::{self, Receiver, Sender};

/// Counts the tasks that are not done, and lets any number of threads wait until there are none.
pub struct WaitGroup {
    put: Sender<State>,
    take: Receiver<State>,
}

struct State {
    count: usize,
    waiting: Vec<Sender<()>>,
}

impl WaitGroup {
    /// A wait group whose count is zero.
    pub fn new() -> Self {
        let (put, take) = channel::bounded(1);
        let state = State {
            count: 0,
            waiting: Vec::new(),
        };
        put.send(state).unwrap();
        Self { put, take }
    }

    /// Counts `tasks` more.
    pub fn add(&self, tasks: usize) {
        let mut state = self.take.recv().unwrap();
        state.count += tasks;
        self.put.send(state).unwrap();
    }

    /// Counts one less.
    ///
    /// # Panics
    /// When the count is zero already.
    pub fn done(&self) {
        let mut state = self.take.recv().unwrap();
        let left = state.count.checked_sub(1);
        state.count = left.unwrap_or(0);
        if left == Some(0) {
            state.waiting.clear(); // each receiver learns that its sender is gone
        }
        self.put.send(state).unwrap();
        assert!(left.is_some(), "done without a task");
    }

    /// Waits until the count is zero.
    pub fn wait(&self) {
        let mut state = self.take.recv().unwrap();
        let (sign, gone) = channel::bounded::<()>(0);
        if state.count > 0 {
            state.waiting.push(sign);
        } else {
            drop(sign);
        }
        self.put.send(state).unwrap();
        let _ = gone.recv();
    }
}
