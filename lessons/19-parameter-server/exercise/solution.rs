//! Exercise 19: push, pull, and push again. One lock guards all that must agree: who has pushed
//! what, the value, and how many pushes are in it.

use crate::sync::Mutex;

/// What a pull has seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pulled {
    /// The parameter.
    pub value: i64,
    /// How many pushes are in it, each counted once.
    pub version: u64,
}

/// Keeps one parameter, which is 0 at first, for many workers.
pub struct Server {
    state: Mutex<State>,
}

struct State {
    /// The number of each worker's last push.
    applied: Vec<u64>,
    pulled: Pulled,
}

impl Server {
    /// A server for so many workers, who are numbered from 0.
    pub fn new(workers: usize) -> Self {
        let applied = vec![0; workers];
        let (value, version) = (0, 0);
        let pulled = Pulled { value, version };
        let state = Mutex::new(State { applied, pulled });
        Self { state }
    }

    /// Adds `delta`, unless this push or a later one of the same worker has been added.
    pub fn push(&self, worker: usize, sequence: u64, delta: i64) {
        let mut state = self.state.lock().unwrap();
        if sequence > state.applied[worker] {
            state.applied[worker] = sequence;
            state.pulled.value += delta;
            state.pulled.version += 1;
        }
    }

    /// The parameter, and how many pushes are in it.
    pub fn pull(&self) -> Pulled {
        self.state.lock().unwrap().pulled
    }
}
