//! Wrong: one gate for all rounds: once it is open, it stays so.

use crate::sync::channel::{self, Receiver, Sender};
pub struct WaitGroup {
    put: Sender<State>,
    take: Receiver<State>,
    gate: Receiver<()>,
}

struct State {
    count: usize,
    closed: Option<Sender<()>>,
}

impl WaitGroup {
    pub fn new() -> Self {
        let (put, take) = channel::bounded(1);
        let (closed, gate) = channel::bounded(0);
        let state = State {
            count: 0,
            closed: Some(closed),
        };
        put.send(state).unwrap();
        Self { put, take, gate }
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
            state.closed = None;
        }
        self.put.send(state).unwrap();
        assert!(left.is_some(), "done without a task");
    }
    pub fn wait(&self) {
        let _ = self.gate.recv();
    }
}
