//! What is checked of the gate.

use lesson_exercise::Check;

use super::exercise::{Gate, Worker};
use crate::sync::model::check;
use crate::sync::{Mutex, thread};

pub const CHECKS: &[Check] = &[
    Check::new("the bound", the_bound),
    Check::new("two wait", two_wait),
    Check::new("one leaves", one_leaves),
    Check::new("a newcomer", a_newcomer),
    Check::new("a newcomer far behind", a_newcomer_far_behind),
];

fn round(worker: &mut Worker<'_>) {
    worker.begin();
    worker.end();
}

/// At 0, and above.
fn the_bound() {
    one_waits(0);
    one_waits(3);
}

/// One is as far ahead of two others as it may be. It begins again when both have ended a round, and
/// not when only the first has.
fn one_waits(bound: usize) {
    let gate = Gate::new(bound);
    let [mut first, mut last, mut fast] = [(); 3].map(|()| gate.join());
    for _ in 0..=bound {
        round(&mut fast);
    }
    let ended = Mutex::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            fast.begin();
            let message = format!(
                "ahead: with the bound {bound}, one began who was ahead of another by {}",
                bound + 1
            );
            check(*ended.lock().unwrap(), &message);
        });
        round(&mut first);
        last.begin();
        *ended.lock().unwrap() = true;
        last.end();
    });
}

/// Two get as far ahead of a third as they may, and begin again when it has ended a round. (Where
/// they are not there yet, the third leaves: a gate with a narrower bound is another check's affair.)
fn two_wait() {
    let gate = Gate::new(1);
    let [mut slow, mut one, mut other] = [(); 3].map(|()| gate.join());
    round(&mut one);
    round(&mut other);
    let ahead = Mutex::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            round(&mut one);
            round(&mut other);
            *ahead.lock().unwrap() = true;
            both_begin(&mut one, &mut other);
        });
        slow.begin();
        let ahead = *ahead.lock().unwrap();
        slow.end();
        if !ahead {
            slow.leave();
        }
    });
}

fn both_begin(one: &mut Worker<'_>, other: &mut Worker<'_>) {
    thread::scope(|scope| {
        scope.spawn(|| other.begin());
        one.begin();
    });
}

/// Two get as far ahead as they may of one who does nothing, and who leaves: both begin again.
fn one_leaves() {
    let gate = Gate::new(1);
    let [leaver, mut one, mut other] = [(); 3].map(|()| gate.join());
    round(&mut one);
    round(&mut other);
    thread::scope(|scope| {
        scope.spawn(|| {
            round(&mut one);
            round(&mut other);
            both_begin(&mut one, &mut other);
        });
        leaver.leave();
    });
}

/// One comes when two have done three rounds and one of them has left: it has nothing to catch up
/// with.
fn a_newcomer() {
    let gate = Gate::new(1);
    let (mut one, mut other) = (gate.join(), gate.join());
    for _ in 0..3 {
        round(&mut one);
        round(&mut other);
    }
    other.leave();
    let _newcomer = gate.join();
    one.begin();
}

/// One comes when another may have got as far ahead of a third as the bound allows: it waits for
/// nobody. (Then those leave who do nothing more, for a gate with a narrower bound is another
/// check's affair.)
fn a_newcomer_far_behind() {
    let gate = Gate::new(1);
    let (slow, mut fast) = (gate.join(), gate.join());
    thread::scope(|scope| {
        scope.spawn(|| {
            round(&mut fast);
            round(&mut fast);
        });
        let mut newcomer = gate.join();
        newcomer.begin();
        newcomer.leave();
        slow.leave();
    });
}
