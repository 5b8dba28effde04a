//! Wrong: a pull adds what has been pushed to what it had, and the next one adds it again.

use crate::sync::Mutex;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pulled {
    pub value: i64,
    pub version: u64,
}

pub struct Server {
    state: Mutex<State>,
}

struct State {
    applied: Vec<u64>,
    pushed: Vec<i64>,
    value: i64,
}

impl Server {
    pub fn new(workers: usize) -> Self {
        let state = Mutex::new(State {
            applied: vec![0; workers],
            pushed: Vec::new(),
            value: 0,
        });
        Self { state }
    }

    pub fn push(&self, worker: usize, sequence: u64, delta: i64) {
        let mut state = self.state.lock().unwrap();
        if sequence > state.applied[worker] {
            state.applied[worker] = sequence;
            state.pushed.push(delta);
        }
    }

    pub fn pull(&self) -> Pulled {
        let mut state = self.state.lock().unwrap();
        state.value += state.pushed.iter().sum::<i64>();
        Pulled {
            value: state.value,
            version: state.pushed.len() as u64,
        }
    }
}
