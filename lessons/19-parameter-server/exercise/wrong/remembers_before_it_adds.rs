//! Wrong: a push is remembered under one lock and added under the next. A retry in between finds it
//! remembered, and returns before it is there.

use crate::sync::Mutex;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pulled {
    pub value: i64,
    pub version: u64,
}

pub struct Server {
    applied: Mutex<Vec<u64>>,
    state: Mutex<Pulled>,
}

impl Server {
    pub fn new(workers: usize) -> Self {
        let (value, version) = (0, 0);
        Self {
            applied: Mutex::new(vec![0; workers]),
            state: Mutex::new(Pulled { value, version }),
        }
    }

    pub fn push(&self, worker: usize, sequence: u64, delta: i64) {
        let mut applied = self.applied.lock().unwrap();
        if sequence <= applied[worker] {
            return;
        }
        applied[worker] = sequence;
        drop(applied);
        let mut state = self.state.lock().unwrap();
        state.value += delta;
        state.version += 1;
    }

    pub fn pull(&self) -> Pulled {
        *self.state.lock().unwrap()
    }
}
