//! Lesson 19 under loom: in every execution the mended programs keep their promise, and each named
//! bug is found.

use interleave_sync::loomed as sync;
use sync::model::{self, Failure};

#[path = "../src/actor.rs"]
mod actor;
#[path = "../src/as_written.rs"]
mod as_written;
#[path = "../src/cas.rs"]
mod cas;
mod expected;
#[path = "../src/last_digits.rs"]
#[allow(dead_code, reason = "what is only run is not modelled")]
mod last_digits;
#[path = "../src/ledger.rs"]
mod ledger;
#[path = "../src/mended.rs"]
mod mended;
#[path = "../src/retry.rs"]
mod retry;
#[path = "../src/server.rs"]
mod server;
#[path = "../src/sharded.rs"]
#[allow(
    dead_code,
    reason = "the model makes its two shards itself, and pushes no ranges"
)]
mod sharded;
#[path = "../src/updates.rs"]
#[allow(dead_code, reason = "what is only run is not modelled")]
mod updates;

use expected::one_and_two;

/// The model's figures, whose outcomes must be these.
macro_rules! explored {
    ($name:literal, $expected:expr, $program:expr) => {{
        let figures = model::explore($name, || {
            $program;
            sync::output()
        });
        assert_eq!(figures.outcomes, $expected);
        figures
    }};
}

/// How loom finds that something else can be printed.
macro_rules! found {
    ($name:literal, $expected:expr, $message:literal, $program:expr) => {{
        let failure: Failure = model::fails!($name, || {
            $program;
            let printed = sync::output();
            assert!($expected.contains(&printed), $message);
            printed
        });
        failure
    }};
}

#[test]
fn every_update_is_counted_once() {
    let figures = explored!(
        "mended::mended(2, 1)",
        expected::counted_once(),
        mended::mended(2, 1, one_and_two)
    );
    insta::assert_snapshot!("mended", figures);
}

#[test]
fn as_written_is_wrong() {
    insta::assert_snapshot!(
        "as_written",
        found!(
            "as_written::as_written(2, 1)",
            expected::counted_once(),
            "the sum is wrong",
            as_written::as_written(2, 1, one_and_two)
        )
    );
}

/// In no execution is the sum right, unless nothing has come at all.
#[test]
fn as_written_counts_whatever_has_come_twice() {
    let figures = explored!(
        "as_written::as_written(2, 1)",
        expected::whatever_has_come(2.0),
        as_written::as_written(2, 1, one_and_two)
    );
    insta::assert_snapshot!("as_written-outcomes", figures);
}

#[test]
fn counted_twice_is_found() {
    insta::assert_snapshot!(
        "as_written-counted_twice",
        found!(
            "as_written::counted_twice(2, 1)",
            expected::counted_once(),
            "every update was counted twice",
            as_written::counted_twice(2, 1, one_and_two)
        )
    );
}

#[test]
fn counted_twice_counts_twice_in_every_execution() {
    let figures = explored!(
        "as_written::counted_twice(2, 1)",
        expected::counted_twice(),
        as_written::counted_twice(2, 1, one_and_two)
    );
    insta::assert_snapshot!("as_written-counted_twice-outcomes", figures);
}

#[test]
fn sleep_instead_of_wait_is_found() {
    insta::assert_snapshot!(
        "as_written-sleep_instead_of_wait",
        found!(
            "as_written::sleep_instead_of_wait(2, 1)",
            expected::counted_once(),
            "main did not wait for every update",
            as_written::sleep_instead_of_wait(2, 1, one_and_two)
        )
    );
}

#[test]
fn sleep_instead_of_wait_prints_whatever_has_come() {
    let figures = explored!(
        "as_written::sleep_instead_of_wait(2, 1)",
        expected::whatever_has_come(1.0),
        as_written::sleep_instead_of_wait(2, 1, one_and_two)
    );
    insta::assert_snapshot!("as_written-sleep_instead_of_wait-outcomes", figures);
}

#[test]
fn the_last_digits_depend_on_the_order() {
    let figures = explored!(
        "last_digits::as_they_come",
        expected::as_they_come(),
        last_digits::as_they_come()
    );
    assert_eq!(figures.outcomes.len(), 2);
    insta::assert_snapshot!("last_digits-as_they_come-outcomes", figures);
}

#[test]
fn added_by_worker_the_last_digits_are_the_same() {
    let figures = explored!(
        "last_digits::by_worker",
        expected::by_worker(),
        last_digits::by_worker()
    );
    insta::assert_snapshot!("last_digits-by_worker", figures);
}

#[test]
fn a_torn_pull_is_found() {
    insta::assert_snapshot!(
        "sharded-torn",
        found!(
            "sharded::torn",
            expected::states(),
            "the second push was seen and the first was not",
            sharded::torn()
        )
    );
}

#[test]
fn a_torn_pull_has_four_outcomes() {
    let figures = explored!(
        "sharded::torn",
        expected::states_and_a_torn_one(),
        sharded::torn()
    );
    insta::assert_snapshot!("sharded-torn-outcomes", figures);
}

#[test]
fn a_pull_of_all_shards_is_a_state_that_was() {
    let figures = explored!("sharded::snapshot", expected::states(), sharded::snapshot());
    insta::assert_snapshot!("sharded-snapshot", figures);
}

#[test]
fn a_retry_counted_twice_is_found() {
    insta::assert_snapshot!(
        "retry-counts_a_retry_twice",
        found!(
            "retry::counts_a_retry_twice",
            expected::one_push(),
            "one push was counted twice",
            retry::counts_a_retry_twice()
        )
    );
}

#[test]
fn a_retry_is_counted_once() {
    let figures = explored!("retry::mended", expected::one_push(), retry::mended());
    insta::assert_snapshot!("retry-mended", figures);
}

#[test]
fn an_actor_applies_every_push_before_it_answers() {
    let figures = explored!(
        "actor::two_workers",
        expected::counted_once(),
        actor::two_workers()
    );
    insta::assert_snapshot!("actor", figures);
}

#[test]
fn an_atomic_loses_nothing() {
    let figures = explored!(
        "cas::two_workers",
        expected::counted_once(),
        cas::two_workers()
    );
    insta::assert_snapshot!("cas", figures);
}
