//! Wrong: whoever waits waits for a `done` to come, though the last may have come before.

use crate::sync::channel::{self, Receiver, Sender};
pub struct WaitGroup {
    put: Sender<State>,
    take: Receiver<State>,
}

struct State {
    count: usize,
    waiting: Vec<Sender<()>>,
}

impl WaitGroup {
    pub fn new() -> Self {
        let (put, take) = channel::bounded(1);
        let state = State {
            count: 0,
            waiting: Vec::new(),
        };
        put.send(state).unwrap();
        Self { put, take }
    }
    pub fn add(&self, tasks: usize) {
        let mut state = self.take.recv().unwrap();
        state.count += tasks;
        self.put.send(state).unwrap();
    }
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
    pub fn wait(&self) {
        let mut state = self.take.recv().unwrap();
        let (sign, gone) = channel::bounded::<()>(0);
        state.waiting.push(sign);
        self.put.send(state).unwrap();
        let _ = gone.recv();
    }
}
