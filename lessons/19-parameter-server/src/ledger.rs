//! What a server keeps of its parameters, and the pushes that change them. Nothing here is shared:
//! who may call it when is the servers' affair.

// ANCHOR: push
/// What a worker sends: change the parameter `key` by `delta`.
#[derive(Debug, Clone, Copy)]
pub struct Push {
    /// Who sends it, counted from 0.
    pub worker: usize,
    /// Which of this worker's pushes it is, counted from 1. One that is sent
    /// again has the number that it had.
    pub sequence: u64,
    /// The parameter, counted from 0.
    pub key: usize,
    /// What is to be added to it.
    pub delta: f64,
}
// ANCHOR_END: push

// ANCHOR: ledger
/// Parameters, and of each how much came from whom.
#[derive(Debug)]
pub struct Ledger {
    /// The number of each worker's last push.
    applied: Vec<u64>,
    /// The sum of what a worker has pushed: first its sums of all parameters,
    /// then the next worker's.
    partial: Vec<f64>,
    parameters: usize,
}

impl Ledger {
    /// So many parameters, all 0.
    pub fn new(workers: usize, parameters: usize) -> Self {
        Self {
            applied: vec![0; workers],
            partial: vec![0.0; workers * parameters],
            parameters,
        }
    }

    /// Applies a push, unless it has been applied before. A worker's pushes
    /// come in the order of their numbers, or again.
    pub fn apply(&mut self, push: Push) {
        self.apply_range(push, &[push.delta]);
    }

    /// The same of a push that changes the parameter `push.key` and those after
    /// it: all of them under one number.
    pub fn apply_range(&mut self, push: Push, deltas: &[f64]) {
        let applied = &mut self.applied[push.worker];
        if push.sequence > *applied {
            *applied = push.sequence;
            let first = push.worker * self.parameters + push.key;
            let partial = &mut self.partial[first..first + deltas.len()];
            for (partial, delta) in partial.iter_mut().zip(deltas) {
                *partial += delta;
            }
        }
    }

    /// Adds the delta, whether it has been added before or not.
    pub fn add(&mut self, push: Push) {
        self.partial[push.worker * self.parameters + push.key] += push.delta;
    }

    /// The parameters: the workers' sums, added in the order of the workers.
    pub fn values(&self) -> Vec<f64> {
        let mut values = vec![0.0; self.parameters];
        for of_worker in self.partial.chunks(self.parameters) {
            for (value, partial) in values.iter_mut().zip(of_worker) {
                *value += partial;
            }
        }
        values
    }
}
// ANCHOR_END: ledger
