//! Wrong: value and version have a lock each, and a pull may come in between.

use crate::sync::Mutex;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pulled {
    pub value: i64,
    pub version: u64,
}

pub struct Server {
    state: Mutex<State>,
    version: Mutex<u64>,
}

struct State {
    applied: Vec<u64>,
    value: i64,
}

impl Server {
    pub fn new(workers: usize) -> Self {
        let applied = vec![0; workers];
        let state = Mutex::new(State { applied, value: 0 });
        let version = Mutex::new(0);
        Self { state, version }
    }

    pub fn push(&self, worker: usize, sequence: u64, delta: i64) {
        let mut state = self.state.lock().unwrap();
        if sequence > state.applied[worker] {
            state.applied[worker] = sequence;
            state.value += delta;
            drop(state);
            *self.version.lock().unwrap() += 1;
        }
    }

    pub fn pull(&self) -> Pulled {
        let value = self.state.lock().unwrap().value;
        let version = *self.version.lock().unwrap();
        Pulled { value, version }
    }
}
