//! Wrong: the last task wakes one of those who wait, and not the others.

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
            state.waiting.pop();
        }
        self.put.send(state).unwrap();
        assert!(left.is_some(), "done without a task");
    }
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
