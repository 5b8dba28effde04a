//! What is checked of the multiplexer.

use std::time::Duration;

use lesson_exercise::Check;

use super::exercise::{Failed, Multiplexer};
use crate::sync::model::check;
use crate::sync::{print, thread};

pub const CHECKS: &[Check] = &[
    Check::new("out of order", out_of_order),
    Check::new("hang-up", hang_up),
    Check::new("a live number", a_live_number),
    Check::new("deadline", deadline).late(),
    Check::new("nobody answers", nobody_answers),
];

const WITHIN: Duration = Duration::from_secs(1);

/// The later call is answered first.
fn out_of_order() {
    let calls = Multiplexer::new();
    let (first, second) = (begin(&calls), begin(&calls));
    let (first_id, second_id) = (first.id(), second.id());
    let replies = thread::scope(|scope| {
        scope.spawn(|| {
            calls.reply(second_id, 2);
            calls.reply(first_id, 1);
        });
        (calls.wait(first), calls.wait(second))
    });
    check(
        replies == (Ok(1), Ok(2)),
        "another's: a call got a reply that was not its own",
    );
    nothing_is_left(&calls);
}

/// Somebody begins a call while the connection breaks.
fn hang_up() {
    let calls = Multiplexer::new();
    thread::scope(|scope| {
        scope.spawn(|| calls.hang_up());
        let told = calls.begin().and_then(|call| calls.wait(call));
        let message = "told: a call on a broken connection ended with something else than HungUp";
        check(told == Err(Failed::HungUp), message);
    });
    let after = calls.begin().is_err();
    check(
        after,
        "told: a call could begin after the connection was broken",
    );
    nothing_is_left(&calls);
}

/// One call ends while another goes on, and a third begins.
fn a_live_number() {
    let calls = Multiplexer::new();
    let (first, second) = (begin(&calls), begin(&calls));
    calls.reply(first.id(), 1);
    check(
        calls.wait(first) == Ok(1),
        "another's: a call got no reply of its own",
    );
    let third = begin(&calls);
    let message = "number: a new call has the number of one that is pending";
    check(second.id() != third.id(), message);
    calls.reply(second.id(), 2);
    calls.reply(third.id(), 3);
    let replies = (calls.wait(second), calls.wait(third));
    let message = "another's: a call got a reply that was not its own";
    check(replies == (Ok(2), Ok(3)), message);
}

/// Reply and deadline may come at the same moment.
fn deadline() {
    let calls = Multiplexer::new();
    let call = begin(&calls);
    let id = call.id();
    let (outcome, heard) = thread::scope(|scope| {
        let peer = scope.spawn(|| calls.reply(id, 14));
        (calls.wait_within(call, WITHIN), peer.join().unwrap())
    });
    match outcome {
        Ok(14) => check(
            heard,
            "lost: a reply was taken, and reply said that nobody waited",
        ),
        Err(Failed::Late) => check(
            !heard,
            "lost: reply said that somebody waited, and the wait ended with Late",
        ),
        other => check(
            false,
            &format!("told: a wait with a deadline ended with {other:?}"),
        ),
    }
    nothing_is_left(&calls);
    print("ended once");
}

/// A call that only its deadline can end.
fn nobody_answers() {
    let calls = Multiplexer::new();
    let call = begin(&calls);
    let outcome = calls.wait_within(call, WITHIN);
    let message = "told: a call that nobody answered ended with something else than Late";
    check(outcome == Err(Failed::Late), message);
    nothing_is_left(&calls);
}

fn begin(calls: &Multiplexer) -> super::exercise::Call {
    match calls.begin() {
        Ok(call) => call,
        Err(failed) => panic!("a call on a connection that is there: {failed:?}"),
    }
}

fn nothing_is_left(calls: &Multiplexer) {
    let left = calls.pending();
    let message = format!("left: every call has ended, and {left} are in the table");
    check(left == 0, &message);
}
