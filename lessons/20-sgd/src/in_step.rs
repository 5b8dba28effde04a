//! Two workers at a gate with the bound 0: in step. And three gates that are not right.

use crate::gate::{Gate, may_begin, rounds};
use crate::sync::{print, thread};

// ANCHOR: gate
/// Two rounds and one: nobody begins the second before both have done the first.
pub fn gate() {
    let gate = Gate::new(2, 0);
    thread::scope(|scope| {
        scope.spawn(|| work(&gate, Gate::begin, 0, 2));
        scope.spawn(|| work(&gate, Gate::begin, 1, 1));
    });
}
// ANCHOR_END: gate

// ANCHOR: work
/// Does so many rounds, and says when one begins.
fn work(gate: &Gate, begin: fn(&Gate, usize), worker: usize, count: u32) {
    for round in 1..=count {
        begin(gate, worker);
        print(format!("worker {worker} begins round {round}"));
        gate.end(worker);
    }
}
// ANCHOR_END: work

// ANCHOR: one-ahead
/// A bug: the gate opens one round too early.
pub fn one_ahead() {
    let gate = Gate::new(2, 0);
    thread::scope(|scope| {
        scope.spawn(|| work(&gate, begin_one_ahead, 0, 2));
        scope.spawn(|| work(&gate, begin_one_ahead, 1, 1));
    });
}

fn begin_one_ahead(gate: &Gate, worker: usize) {
    let mut done = gate.done.lock().unwrap();
    // BUG: asks whether the round before the next might begin
    while !may_begin(rounds(&done, worker).saturating_sub(1), &done, gate.bound) {
        done = gate.moved.wait(done).unwrap();
    }
}
// ANCHOR_END: one-ahead

// ANCHOR: blocks-at-zero
/// A bug: counting one's own round as begun, nobody may begin it when the bound is 0.
pub fn blocks_at_zero() {
    let gate = Gate::new(2, 0);
    thread::scope(|scope| {
        scope.spawn(|| work(&gate, begin_less_than, 0, 2));
        scope.spawn(|| work(&gate, begin_less_than, 1, 1));
    });
}

fn begin_less_than(gate: &Gate, worker: usize) {
    let mut done = gate.done.lock().unwrap();
    // BUG: whoever has done as many rounds as the slowest is refused too
    while !may_begin(rounds(&done, worker) + 1, &done, gate.bound) {
        done = gate.moved.wait(done).unwrap();
    }
}
// ANCHOR_END: blocks-at-zero

// ANCHOR: unequal
/// One worker has one round to do and leaves, the other has three.
pub fn unequal() {
    let gate = Gate::new(2, 0);
    thread::scope(|scope| {
        scope.spawn(|| {
            work(&gate, Gate::begin, 0, 1);
            gate.leave(0);
        });
        scope.spawn(|| work(&gate, Gate::begin, 1, 3));
    });
}
// ANCHOR_END: unequal

// ANCHOR: finished-holds-up
/// A bug: a worker who has done all its rounds goes home and tells nobody.
pub fn finished_holds_up() {
    let gate = Gate::new(2, 0);
    thread::scope(|scope| {
        scope.spawn(|| work(&gate, Gate::begin, 0, 1)); // BUG: it does not leave the gate
        scope.spawn(|| work(&gate, Gate::begin, 1, 3));
    });
}
// ANCHOR_END: finished-holds-up
