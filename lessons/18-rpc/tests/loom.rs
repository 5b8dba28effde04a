//! Lesson 18 under loom: in every execution the mended programs keep their promise, and each named
//! bug is found.

use std::time::Duration;

use interleave_sync::loomed as sync;
use sync::channel::{Sender, bounded};
use sync::{model, thread};

#[allow(dead_code, reason = "the client uses the rest")]
#[path = "../src/deadline.rs"]
mod deadline;
mod expected;
#[path = "../src/hang_up.rs"]
mod hang_up;
#[path = "../src/in_flight.rs"]
mod in_flight;
#[path = "../src/live_id.rs"]
mod live_id;
#[allow(dead_code, reason = "the client uses the rest")]
#[path = "../src/pending.rs"]
mod pending;
#[path = "../src/pool.rs"]
mod pool;

#[test]
fn each_gets_its_own_reply() {
    let figures = model::prints("in_flight::in_flight", in_flight::in_flight);
    assert_eq!(figures.outcomes, expected::in_flight());
    insta::assert_snapshot!("in_flight", figures);
}

#[test]
fn by_arrival_is_found() {
    let found = model::fails!(
        "in_flight::by_arrival",
        in_flight::by_arrival,
        expected::in_flight,
        "somebody got another's reply"
    );
    insta::assert_snapshot!("by_arrival", found);
}

#[test]
fn whoever_is_in_the_table_is_answered() {
    let figures = model::prints("in_flight::enters_first", in_flight::enters_first);
    assert_eq!(figures.outcomes, expected::only("7*2=14\n"));
    insta::assert_snapshot!("enters_first", figures);
}

#[test]
fn sends_first_is_found() {
    let found = model::fails!("in_flight::sends_first", in_flight::sends_first);
    insta::assert_snapshot!("sends_first", found);
}

#[test]
fn whoever_calls_is_told() {
    let figures = model::prints("hang_up::hang_up", hang_up::hang_up);
    assert_eq!(figures.outcomes, expected::hang_up());
    insta::assert_snapshot!("hang_up", figures);
}

#[test]
fn forgets_pending_is_found() {
    let found = model::fails!("hang_up::forgets_pending", hang_up::forgets_pending);
    insta::assert_snapshot!("forgets_pending", found);
}

#[test]
fn looks_then_enters_is_found() {
    let found = model::fails!("hang_up::looks_then_enters", hang_up::looks_then_enters);
    insta::assert_snapshot!("looks_then_enters", found);
}

#[test]
fn reply_or_deadline_ends_a_call() {
    let figures = model::prints("deadline::deadline", deadline::deadline);
    assert_eq!(figures.outcomes, expected::deadline());
    insta::assert_snapshot!("deadline", figures);
}

/// What a waiter is told: the product, or that there will be none.
type Answer = Result<i64, &'static str>;

const BROKE: Answer = Err("the connection broke");

/// A call with a deadline, while the connection breaks and, if `answered`, its reply comes too. Says how
/// it ended, and whether the reply was taken.
fn ends_once(answered: bool) -> String {
    let pending: pending::Pending<Sender<Answer>> = pending::Pending::default();
    let (answer, reply) = bounded(1);
    let id = pending.enter(answer).unwrap();
    let (ended, taken) = thread::scope(|scope| {
        let answers = || {
            let waiter = pending.take(id);
            waiter.is_some_and(|waiter| waiter.send(Ok(14)).is_ok())
        };
        let peer = answered.then(|| scope.spawn(answers));
        scope.spawn(|| {
            for waiter in pending.hang_up() {
                waiter.send(BROKE).unwrap();
            }
        });
        let ended = deadline::wait(&pending, id, &reply, Duration::from_secs(1));
        (ended, peer.is_some_and(|peer| peer.join().unwrap()))
    });
    assert!(pending.is_empty(), "a call is left in the table");
    assert_eq!(taken, ended == Some(Ok(14)), "the call has not ended once");
    match ended {
        None => "too late".to_owned(),
        Some(ended) => format!("{ended:?}"),
    }
}

#[test]
fn hang_up_or_deadline_ends_a_call() {
    let figures = model::explore("ends_once(false)", || ends_once(false));
    let ends = ["too late".to_owned(), format!("{BROKE:?}")];
    assert_eq!(figures.outcomes, ends.into());
    insta::assert_snapshot!("deadline_and_hang_up", figures);
}

#[test]
fn one_of_reply_deadline_and_hang_up_ends_a_call() {
    let figures = model::explore("ends_once(true)", || ends_once(true));
    let ends = [
        "too late".to_owned(),
        format!("{BROKE:?}"),
        "Ok(14)".to_owned(),
    ];
    assert_eq!(figures.outcomes, ends.into());
    insta::assert_snapshot!("all_three", figures);
}

#[test]
fn leaves_its_entry_is_found() {
    let found = model::fails!(
        "deadline::leaves_its_entry",
        deadline::leaves_its_entry,
        expected::leaves_no_entry,
        "a call is left in the table"
    );
    insta::assert_snapshot!("leaves_its_entry", found);
}

#[test]
fn no_number_is_given_twice() {
    let figures = model::prints("live_id::counts_up", live_id::counts_up);
    assert_eq!(figures.outcomes, expected::counts_up());
    insta::assert_snapshot!("counts_up", figures);
}

#[test]
fn reuses_a_live_id_is_found() {
    let found = model::fails!(
        "live_id::reuses_a_live_id",
        live_id::reuses_a_live_id,
        expected::counts_up,
        "two calls had one number"
    );
    insta::assert_snapshot!("reuses_a_live_id", found);
}

#[test]
fn the_pool_finishes_its_jobs() {
    let figures = model::explore("pool::a_job_is_done", pool::a_job_is_done);
    insta::assert_snapshot!("pool", figures);
}
