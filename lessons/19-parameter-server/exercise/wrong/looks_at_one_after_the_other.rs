//! Wrong: every worker's part has a lock of its own, and a pull looks at one part after the other. In
//! between, two pushes can come: one to a part that it has seen, then one to a part that it has not.

use crate::sync::Mutex;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pulled {
    pub value: i64,
    pub version: u64,
}

pub struct Server {
    workers: Vec<Mutex<Part>>,
}

/// What one worker has pushed: the number of its last push is how many there were.
#[derive(Clone, Copy)]
struct Part {
    applied: u64,
    sum: i64,
}

impl Server {
    pub fn new(workers: usize) -> Self {
        let part = |_| Mutex::new(Part { applied: 0, sum: 0 });
        let workers = (0..workers).map(part).collect();
        Self { workers }
    }

    pub fn push(&self, worker: usize, sequence: u64, delta: i64) {
        let mut part = self.workers[worker].lock().unwrap();
        if sequence > part.applied {
            part.applied = sequence;
            part.sum += delta;
        }
    }

    pub fn pull(&self) -> Pulled {
        let (mut value, mut version) = (0, 0);
        for worker in &self.workers {
            let part = *worker.lock().unwrap();
            value += part.sum;
            version += part.applied;
        }
        Pulled { value, version }
    }
}
