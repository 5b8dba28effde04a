//! Lesson 20 under loom: what a weight without a lock can become, and that the gate keeps its
//! promise.

use interleave_sync::loomed as sync;
use sync::model;

#[path = "../src/cell.rs"]
mod cell;
mod expected;
#[path = "../src/gate.rs"]
mod gate;
#[path = "../src/in_step.rs"]
mod in_step;
#[path = "../src/torn.rs"]
mod torn;
#[path = "../src/two_workers.rs"]
mod two_workers;

#[test]
fn an_exchange_loses_nothing() {
    let figures = model::prints("two_workers::exchanged", two_workers::exchanged);
    assert_eq!(figures.outcomes, expected::both_added());
    insta::assert_snapshot!("exchanged", figures);
}

/// The Hogwild cell: an update may be lost, and there are no other outcomes.
#[test]
fn a_relaxed_add_has_three_outcomes() {
    let figures = model::prints("two_workers::relaxed", two_workers::relaxed);
    assert_eq!(figures.outcomes, expected::perhaps_added());
    insta::assert_snapshot!("relaxed-outcomes", figures);
}

#[test]
fn a_relaxed_add_may_lose() {
    let found = model::fails!(
        "two_workers::relaxed",
        two_workers::relaxed,
        expected::both_added,
        "an update was lost"
    );
    insta::assert_snapshot!("relaxed", found);
}

#[test]
fn a_lock_loses_nothing() {
    let figures = model::prints("two_workers::locked", two_workers::locked);
    assert_eq!(figures.outcomes, expected::both_added());
    insta::assert_snapshot!("locked", figures);
}

#[test]
fn lost_update_is_found() {
    let found = model::fails!(
        "two_workers::lost_update",
        two_workers::lost_update,
        expected::both_added,
        "an update was lost"
    );
    insta::assert_snapshot!("lost-update", found);
}

#[test]
fn a_lost_update_has_three_outcomes() {
    let figures = model::prints("two_workers::lost_update", two_workers::lost_update);
    assert_eq!(figures.outcomes, expected::perhaps_added());
    insta::assert_snapshot!("lost-update-outcomes", figures);
}

/// Relaxed accesses to different weights need not be seen in their order.
#[test]
fn two_weights_are_seen_in_any_order() {
    let figures = model::prints("two_workers::two_weights", two_workers::two_weights);
    assert_eq!(figures.outcomes, expected::in_any_order());
    insta::assert_snapshot!("two-weights", figures);
}

#[test]
fn a_whole_weight_is_never_torn() {
    let figures = model::prints("torn::whole", torn::whole);
    assert_eq!(figures.outcomes, expected::whole());
    insta::assert_snapshot!("whole", figures);
}

#[test]
fn a_weight_in_halves_is_torn() {
    let found = model::fails!(
        "torn::torn",
        torn::torn,
        expected::whole,
        "half of each of two weights"
    );
    insta::assert_snapshot!("torn", found);
}

#[test]
fn nobody_is_ahead() {
    let figures = model::prints("in_step::gate", in_step::gate);
    assert_eq!(figures.outcomes, expected::in_step());
    insta::assert_snapshot!("gate", figures);
}

#[test]
fn one_ahead_is_found() {
    let found = model::fails!(
        "in_step::one_ahead",
        in_step::one_ahead,
        expected::in_step,
        "a worker was one round ahead"
    );
    insta::assert_snapshot!("one-ahead", found);
}

#[test]
fn blocks_at_zero_is_found() {
    let found = model::fails!("in_step::blocks_at_zero", in_step::blocks_at_zero);
    assert_eq!(found.failure, "deadlock");
    insta::assert_snapshot!("blocks-at-zero", found);
}

/// No deadlock when a worker ends.
#[test]
fn whoever_leaves_is_not_waited_for() {
    let figures = model::prints("in_step::unequal", in_step::unequal);
    assert_eq!(figures.outcomes, expected::unequal());
    insta::assert_snapshot!("unequal", figures);
}

#[test]
fn finished_holds_up_is_found() {
    let found = model::fails!("in_step::finished_holds_up", in_step::finished_holds_up);
    assert_eq!(found.failure, "deadlock");
    insta::assert_snapshot!("finished-holds-up", found);
}
