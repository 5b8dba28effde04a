//! What is checked of the multiplexer.

use std::time::Duration;

use lesson_exercise::Check;

use super::exercise::{Call, Failed, Multiplexer};
use crate::sync::model::{check, elapsed};
use crate::sync::{print, thread};

const NO_LENGTH: &str = "loom's time has no length, and there a deadline may pass at any moment";

pub const CHECKS: &[Check] = &[
    Check::new("out of order", out_of_order),
    Check::new("counted", counted),
    Check::new("a live number", a_live_number),
    Check::new("hang-up", hang_up).on_loom(hang_up_of_those_without_a_deadline),
    Check::new("reply and hang-up", reply_and_hang_up),
    Check::new("deadline", deadline).late(),
    Check::new("deadline and hang-up", deadline_and_hang_up).late(),
    Check::new("nobody answers", nobody_answers),
    Check::new("how long", how_long).not_on_loom(NO_LENGTH),
];

const SECOND: Duration = Duration::from_secs(1);
const WITHIN: Duration = Duration::from_secs(2);

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

/// Calls begin and end, one after the other.
fn counted() {
    let calls = Multiplexer::new();
    let (first, second) = (begin(&calls), begin(&calls));
    pending(&calls, 2);
    calls.reply(first.id(), 1);
    let message = "another's: a call got no reply of its own";
    check(calls.wait(first) == Ok(1), message);
    pending(&calls, 1);
    let answers = [2, 3].map(|value| calls.reply(second.id(), value));
    let message = "once: of two replies to one call the first is taken, and reply says so";
    check(answers == [true, false], message);
    let message = "once: of two replies to one call the wait ends with the first";
    check(calls.wait(second) == Ok(2), message);
    pending(&calls, 0);
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

/// Two calls are pending, one of them with a deadline, and a third begins while the connection breaks.
fn hang_up() {
    let calls = Multiplexer::new();
    let limited = begin(&calls);
    breaks(&calls, Some(limited));
}

fn hang_up_of_those_without_a_deadline() {
    breaks(&Multiplexer::new(), None);
}

fn breaks(calls: &Multiplexer, limited: Option<Call>) {
    let pending = begin(calls);
    thread::scope(|scope| {
        scope.spawn(|| calls.hang_up());
        told(calls.begin().and_then(|call| calls.wait(call)));
        told(calls.wait(pending));
        if let Some(limited) = limited {
            told(calls.wait_within(limited, WITHIN));
            let message =
                "told: a wait with a deadline was not told at once that the connection broke";
            check(elapsed().is_zero(), message);
        }
    });
    nobody_can_begin(calls);
    nothing_is_left(calls);
}

/// Reply and hang-up may come at the same moment, and neither may wait until somebody asks.
fn reply_and_hang_up() {
    let calls = Multiplexer::new();
    let call = begin(&calls);
    let id = call.id();
    let (outcome, heard) = thread::scope(|scope| {
        let peer = scope.spawn(|| calls.reply(id, 14));
        calls.hang_up();
        (calls.wait(call), peer.join().unwrap())
    });
    let message = format!("lost: reply said {heard}, and the wait ended with {outcome:?}");
    let as_said = if heard { Ok(14) } else { Err(Failed::HungUp) };
    check(outcome == as_said, &message);
    nothing_is_left(&calls);
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

/// Deadline and hang-up may come at the same moment.
fn deadline_and_hang_up() {
    let calls = Multiplexer::new();
    let call = begin(&calls);
    let outcome = thread::scope(|scope| {
        scope.spawn(|| calls.hang_up());
        calls.wait_within(call, WITHIN)
    });
    let message = format!("told: a wait that nobody answered ended with {outcome:?}");
    check(outcome.is_err(), &message);
    nobody_can_begin(&calls);
    nothing_is_left(&calls);
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

/// One is answered in time, and then one is not answered.
fn how_long() {
    let calls = Multiplexer::new();
    let call = begin(&calls);
    let id = call.id();
    thread::scope(|scope| {
        scope.spawn(|| {
            thread::sleep(SECOND);
            calls.reply(id, 14);
        });
        let outcome = calls.wait_within(call, WITHIN);
        ended_after(elapsed(), outcome, SECOND, Ok(14));
    });
    let before = elapsed();
    let outcome = calls.wait_within(begin(&calls), WITHIN);
    ended_after(elapsed() - before, outcome, WITHIN, Err(Failed::Late));
}

type Outcome = Result<i64, Failed>;

fn ended_after(waited: Duration, outcome: Outcome, right: Duration, with: Outcome) {
    let message = format!(
        "how long: a wait within {} s was to end with {with:?} after {} s, and ended with {outcome:?} after {} s",
        WITHIN.as_secs(),
        right.as_secs(),
        waited.as_secs_f64()
    );
    check((waited, outcome) == (right, with), &message);
}

fn begin(calls: &Multiplexer) -> Call {
    match calls.begin() {
        Ok(call) => call,
        Err(failed) => panic!("a call on a connection that is there: {failed:?}"),
    }
}

fn told(outcome: Outcome) {
    let message = format!("told: a call on a broken connection ended with {outcome:?}");
    check(outcome == Err(Failed::HungUp), &message);
}

fn nobody_can_begin(calls: &Multiplexer) {
    let told = matches!(calls.begin(), Err(Failed::HungUp));
    let message = "told: begin on a broken connection did not fail with HungUp";
    check(told, message);
}

fn pending(calls: &Multiplexer, there: usize) {
    let counted = calls.pending();
    let message =
        format!("pending: {there} calls had begun and not ended, and pending said {counted}");
    check(counted == there, &message);
}

fn nothing_is_left(calls: &Multiplexer) {
    let left = calls.pending();
    let message = format!("left: every call has ended, and {left} are in the table");
    check(left == 0, &message);
}
