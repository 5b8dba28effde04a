//! Wrong: a pull takes the pushes out under the lock and adds them under the next: in between they
//! are nowhere.

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
    pulled: Pulled,
}

impl Server {
    pub fn new(workers: usize) -> Self {
        let (value, version) = (0, 0);
        let state = Mutex::new(State {
            applied: vec![0; workers],
            pushed: Vec::new(),
            pulled: Pulled { value, version },
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
        let pushed: Vec<i64> = self.state.lock().unwrap().pushed.drain(..).collect();
        let mut state = self.state.lock().unwrap();
        state.pulled.value += pushed.iter().sum::<i64>();
        state.pulled.version += pushed.len() as u64;
        state.pulled
    }
}
