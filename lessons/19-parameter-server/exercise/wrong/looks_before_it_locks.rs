//! Wrong: two attempts at the same push can both find that it has not been added.

use crate::sync::Mutex;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pulled {
    pub value: i64,
    pub version: u64,
}

pub struct Server {
    applied: Vec<Mutex<u64>>,
    state: Mutex<Pulled>,
}

impl Server {
    pub fn new(workers: usize) -> Self {
        let (value, version) = (0, 0);
        let applied = |_| Mutex::new(0);
        let state = Mutex::new(Pulled { value, version });
        Self {
            applied: (0..workers).map(applied).collect(),
            state,
        }
    }

    pub fn push(&self, worker: usize, sequence: u64, delta: i64) {
        if sequence <= *self.applied[worker].lock().unwrap() {
            return;
        }
        let mut state = self.state.lock().unwrap();
        state.value += delta;
        state.version += 1;
        *self.applied[worker].lock().unwrap() = sequence;
    }

    pub fn pull(&self) -> Pulled {
        *self.state.lock().unwrap()
    }
}
