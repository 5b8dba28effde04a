//! Wrong: one number for all workers, so that one worker's push is taken for another's.

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
    applied: u64,
    pulled: Pulled,
}

impl Server {
    pub fn new(_workers: usize) -> Self {
        let (value, version) = (0, 0);
        let pulled = Pulled { value, version };
        let state = Mutex::new(State { applied: 0, pulled });
        Self { state }
    }

    pub fn push(&self, _worker: usize, sequence: u64, delta: i64) {
        let mut state = self.state.lock().unwrap();
        if sequence > state.applied {
            state.applied = sequence;
            state.pulled.value += delta;
            state.pulled.version += 1;
        }
    }

    pub fn pull(&self) -> Pulled {
        self.state.lock().unwrap().pulled
    }
}
