//! A parameter server with bounded staleness, in virtual time: who is how late depends on the
//! numbers of worker and round alone, so that a run can be repeated to the last bit.
//!
//! A worker computes for a while; then its update travels to the server while the worker goes on
//! with the next round, if the gate lets it. It reads the weights as they are at the server at that
//! moment. (The rule is the stale synchronous parallel one: Ho et al., NIPS 2013.)

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use crate::batch::{add, in_order};
use crate::gate::may_begin;
use crate::model::Task;
use crate::random::Stream;
use crate::shard;

/// Milliseconds for the gradient of a round at least, and how many more it may take.
const COMPUTES: (u64, usize) = (9, 3);

/// Milliseconds that an update is under way.
const TRAVELS: u64 = 160;

/// How to train.
#[derive(Debug, Clone, Copy)]
pub struct Setup {
    /// How many share each batch.
    pub workers: usize,
    /// Rows of a round, by all workers together.
    pub batch: usize,
    /// How far the weights move against the mean gradient of a round.
    pub rate: f64,
    /// τ: how many rounds one may be ahead of what has arrived of another.
    pub bound: u32,
}

/// What can happen; of two things at one moment the first comes first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Arrives,
    Ready,
}

/// Trains from `weights`, until `seen` says that it has seen enough: it is told the milliseconds
/// that have passed, how many rounds have arrived of all workers, and the weights.
pub fn train(
    task: &Task,
    setup: Setup,
    weights: &mut [f64],
    mut seen: impl FnMut(u64, u32, &[f64]) -> bool,
) {
    let workers = 0..setup.workers;
    let batches: Vec<_> = shard::batches(task.data.rows(), setup.batch).collect();
    let mut events: BinaryHeap<_> = workers
        .clone()
        .map(|w| Reverse((0, Event::Ready, w)))
        .collect();
    let mut begun = vec![0; setup.workers];
    let mut done = vec![Some(0); setup.workers];
    let mut waiting = vec![false; setup.workers];
    let mut under_way = vec![VecDeque::new(); setup.workers];
    let mut complete = 0;
    while let Some(Reverse((now, event, worker))) = events.pop() {
        if event == Event::Arrives {
            let update: Vec<f64> = under_way[worker].pop_front().expect("it was sent");
            add(weights, &update, 1.0);
            done[worker] = done[worker].map(|rounds| rounds + 1);
            let slowest = done.iter().flatten().min().copied().unwrap_or_default();
            if slowest > complete {
                complete = slowest;
                if !seen(now, complete, weights) {
                    return;
                }
            }
            let woken = workers.clone().filter(|w| std::mem::take(&mut waiting[*w]));
            events.extend(woken.map(|w| Reverse((now, Event::Ready, w))));
        } else if may_begin(begun[worker], &done, setup.bound) {
            let round = begun[worker] as usize;
            let rows = batches[round % batches.len()].clone();
            let factor = -setup.rate / rows.len() as f64;
            let own = shard::shards(rows, setup.workers).nth(worker);
            let sum = in_order(task, own.unwrap_or_default(), weights);
            under_way[worker].push_back(sum.iter().map(|gradient| factor * gradient).collect());
            begun[worker] += 1;
            let ready = now + computes(worker, round);
            events.push(Reverse((ready, Event::Ready, worker)));
            events.push(Reverse((ready + TRAVELS, Event::Arrives, worker)));
        } else {
            waiting[worker] = true;
        }
    }
}

/// How long a worker computes in a round.
fn computes(worker: usize, round: usize) -> u64 {
    let mut stream = Stream::of(worker as u64, round as u64);
    COMPUTES.0 + stream.below(COMPUTES.1) as u64
}
