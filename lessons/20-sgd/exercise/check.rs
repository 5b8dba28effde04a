//! What is checked of the gate.

use lesson_exercise::Check;

use super::exercise::{Gate, Worker};
use crate::sync::model::check;
use crate::sync::{Mutex, thread};

pub const CHECKS: &[Check] = &[
    Check::new("in step", in_step).on_loom(one_waits),
    Check::new("ahead", ahead),
    Check::new("one leaves", one_leaves),
    Check::new("a newcomer", a_newcomer),
];

fn round(worker: &mut Worker<'_>) {
    worker.begin();
    worker.end();
}

/// The bound is 0. Two have ended a round and wait for a third, who ends its own: both begin. (They
/// need not end for one another: each is in the round that it waited for.)
fn in_step() {
    let gate = Gate::new(0);
    let (mut slow, mut one, mut other) = (gate.join(), gate.join(), gate.join());
    round(&mut one);
    round(&mut other);
    let ended = Mutex::new(false);
    thread::scope(|scope| {
        for worker in [&mut one, &mut other] {
            scope.spawn(|| second_round(worker, &ended));
        }
        first_round(&mut slow, &ended);
    });
}

/// The same with one who waits.
fn one_waits() {
    let gate = Gate::new(0);
    let (mut slow, mut fast) = (gate.join(), gate.join());
    round(&mut fast);
    let ended = Mutex::new(false);
    thread::scope(|scope| {
        scope.spawn(|| second_round(&mut fast, &ended));
        first_round(&mut slow, &ended);
    });
}

fn first_round(slow: &mut Worker<'_>, ended: &Mutex<bool>) {
    slow.begin();
    *ended.lock().unwrap() = true;
    slow.end();
}

fn second_round(worker: &mut Worker<'_>, ended: &Mutex<bool>) {
    worker.begin();
    let message = "ahead: with the bound 0, one began while another was a round behind";
    check(*ended.lock().unwrap(), message);
}

/// One may be ahead of another who does nothing at all.
fn ahead() {
    let gate = Gate::new(2);
    let (mut one, _other) = (gate.join(), gate.join());
    round(&mut one);
    one.begin();
}

/// One has one round to do, the other four.
fn one_leaves() {
    let gate = Gate::new(1);
    let (mut one, mut other) = (gate.join(), gate.join());
    thread::scope(|scope| {
        scope.spawn(move || {
            round(&mut other);
            other.leave();
        });
        for _ in 0..4 {
            round(&mut one);
        }
    });
}

/// Somebody comes when another has done three rounds: it has nothing to catch up with.
fn a_newcomer() {
    let gate = Gate::new(1);
    let mut one = gate.join();
    for _ in 0..3 {
        round(&mut one);
    }
    let _newcomer = gate.join();
    one.begin();
}
