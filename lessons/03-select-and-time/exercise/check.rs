//! What is checked of `hedged`. Time is the machine's: nobody waits for these seconds.

use std::time::Duration;

use lesson_exercise::Check;

use super::exercise::hedged;
use crate::sync::model::{check, elapsed};
use crate::sync::thread;

const NO_LENGTH: &str = "loom's time has no length, and there a deadline may pass at any moment";

pub const CHECKS: &[Check] = &[
    Check::new("the faster answer", the_faster_answer).not_on_loom(NO_LENGTH),
    Check::new("one does not know", one_does_not_know).not_on_loom(NO_LENGTH),
    Check::new("neither knows", neither_knows).not_on_loom(NO_LENGTH),
    Check::new("one deadline", one_deadline).not_on_loom(NO_LENGTH),
    Check::new("anybody may be late", anybody_may_be_late)
        .late()
        .drains(),
];

const fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// Somebody to ask, who answers after so many seconds.
fn after<T>(delay: u64, answer: Option<T>) -> impl FnOnce() -> Option<T> {
    move || {
        thread::sleep(seconds(delay));
        answer
    }
}

fn the_faster_answer() {
    let answer = hedged(after(3, Some("slow")), after(1, Some("fast")), seconds(5));
    let message = format!(
        "the faster: of answers after 1 s and after 3 s it took {answer:?}, after {} s",
        elapsed().as_secs()
    );
    check(answer == Some("fast") && elapsed() == seconds(1), &message);
}

fn one_does_not_know() {
    let answer = hedged(|| None, after(3, Some("knows")), seconds(4));
    let message = format!("does not know: one did not know, the other did, and it took {answer:?}");
    check(answer == Some("knows"), &message);
}

fn neither_knows() {
    let answer = hedged(|| None::<&str>, || None, seconds(1));
    let message = "at once: neither knew, and it still waited for an answer";
    check(answer.is_none() && elapsed().is_zero(), message);
}

/// The first lets half of the limit pass before it says that it does not know.
fn one_deadline() {
    let answer = hedged(after(1, None), after(4, Some("late")), seconds(2));
    let message = format!(
        "deadline: its limit was 2 s, and it returned {answer:?} after {} s",
        elapsed().as_secs()
    );
    check(elapsed() <= seconds(2), &message);
}

/// Either answer may come first, or the deadline; what comes later still has to come to its end.
fn anybody_may_be_late() {
    let answer = hedged(after(1, Some("one")), after(1, Some("two")), seconds(1));
    let message = format!("answer: {answer:?} is neither answer");
    let known = matches!(answer, None | Some("one" | "two"));
    check(known, &message);
}
