//! Lesson 19 under loom: in every execution the mended programs keep their promise, and each named
//! bug is found.

use interleave_sync::loomed as sync;
use sync::model;

#[path = "../src/actor.rs"]
mod actor;
#[path = "../src/as_written.rs"]
mod as_written;
#[path = "../src/cas.rs"]
mod cas;
mod expected;
#[allow(dead_code, reason = "what is only run is not modelled")]
#[path = "../src/last_digits.rs"]
mod last_digits;
#[path = "../src/ledger.rs"]
mod ledger;
#[path = "../src/mended.rs"]
mod mended;
#[path = "../src/retry.rs"]
mod retry;
#[path = "../src/server.rs"]
mod server;
#[allow(
    dead_code,
    reason = "the model makes its two shards itself, and pushes no ranges"
)]
#[path = "../src/sharded.rs"]
mod sharded;
#[allow(dead_code, reason = "what is only run is not modelled")]
#[path = "../src/updates.rs"]
mod updates;

use expected::one_and_two;

#[test]
fn every_update_is_counted_once() {
    let figures = model::prints("mended::mended(2, 1)", || mended::mended(2, 1, one_and_two));
    assert_eq!(figures.outcomes, expected::counted_once());
    insta::assert_snapshot!("mended", figures);
}

#[test]
fn as_written_is_wrong() {
    let found = model::fails!(
        "as_written::as_written(2, 1)",
        || as_written::as_written(2, 1, one_and_two),
        expected::counted_once,
        "the sum is wrong"
    );
    insta::assert_snapshot!("as_written", found);
}

/// In no execution is the sum right, unless nothing has come at all.
#[test]
fn as_written_counts_whatever_has_come_twice() {
    let figures = model::prints("as_written::as_written(2, 1)", || {
        as_written::as_written(2, 1, one_and_two)
    });
    assert_eq!(figures.outcomes, expected::whatever_has_come(2.0));
    insta::assert_snapshot!("as_written-outcomes", figures);
}

#[test]
fn counted_twice_is_found() {
    let found = model::fails!(
        "as_written::counted_twice(2, 1)",
        || as_written::counted_twice(2, 1, one_and_two),
        expected::counted_once,
        "every update was counted twice"
    );
    insta::assert_snapshot!("as_written-counted_twice", found);
}

#[test]
fn counted_twice_counts_twice_in_every_execution() {
    let figures = model::prints("as_written::counted_twice(2, 1)", || {
        as_written::counted_twice(2, 1, one_and_two)
    });
    assert_eq!(figures.outcomes, expected::counted_twice());
    insta::assert_snapshot!("as_written-counted_twice-outcomes", figures);
}

#[test]
fn sleep_instead_of_wait_is_found() {
    let found = model::fails!(
        "as_written::sleep_instead_of_wait(2, 1)",
        || as_written::sleep_instead_of_wait(2, 1, one_and_two),
        expected::counted_once,
        "main did not wait for every update"
    );
    insta::assert_snapshot!("as_written-sleep_instead_of_wait", found);
}

#[test]
fn sleep_instead_of_wait_prints_whatever_has_come() {
    let figures = model::prints("as_written::sleep_instead_of_wait(2, 1)", || {
        as_written::sleep_instead_of_wait(2, 1, one_and_two)
    });
    assert_eq!(figures.outcomes, expected::whatever_has_come(1.0));
    insta::assert_snapshot!("as_written-sleep_instead_of_wait-outcomes", figures);
}

#[test]
fn the_last_digits_depend_on_the_order() {
    let figures = model::prints("last_digits::as_they_come", last_digits::as_they_come);
    assert_eq!(figures.outcomes, expected::as_they_come());
    assert_eq!(figures.outcomes.len(), 2);
    insta::assert_snapshot!("last_digits-as_they_come-outcomes", figures);
}

#[test]
fn added_by_worker_the_last_digits_are_the_same() {
    let figures = model::prints("last_digits::by_worker", last_digits::by_worker);
    assert_eq!(figures.outcomes, expected::by_worker());
    insta::assert_snapshot!("last_digits-by_worker", figures);
}

#[test]
fn a_torn_pull_is_found() {
    let found = model::fails!(
        "sharded::torn",
        sharded::torn,
        expected::states,
        "the second push was seen and the first was not"
    );
    insta::assert_snapshot!("sharded-torn", found);
}

#[test]
fn a_torn_pull_has_four_outcomes() {
    let figures = model::prints("sharded::torn", sharded::torn);
    assert_eq!(figures.outcomes, expected::states_and_a_torn_one());
    insta::assert_snapshot!("sharded-torn-outcomes", figures);
}

#[test]
fn a_pull_of_all_shards_is_a_state_that_was() {
    let figures = model::prints("sharded::snapshot", sharded::snapshot);
    assert_eq!(figures.outcomes, expected::states());
    insta::assert_snapshot!("sharded-snapshot", figures);
}

#[test]
fn a_retry_counted_twice_is_found() {
    let found = model::fails!(
        "retry::counts_a_retry_twice",
        retry::counts_a_retry_twice,
        expected::one_push,
        "one push was counted twice"
    );
    insta::assert_snapshot!("retry-counts_a_retry_twice", found);
}

#[test]
fn a_retry_is_counted_once() {
    let figures = model::prints("retry::mended", retry::mended);
    assert_eq!(figures.outcomes, expected::one_push());
    insta::assert_snapshot!("retry-mended", figures);
}

#[test]
fn an_actor_applies_every_push_before_it_answers() {
    let figures = model::prints("actor::two_workers", actor::two_workers);
    assert_eq!(figures.outcomes, expected::counted_once());
    insta::assert_snapshot!("actor", figures);
}

#[test]
fn an_atomic_loses_nothing() {
    let figures = model::prints("cas::two_workers", cas::two_workers);
    assert_eq!(figures.outcomes, expected::counted_once());
    insta::assert_snapshot!("cas", figures);
}
