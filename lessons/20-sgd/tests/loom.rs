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

/// Every outcome of `program`, which are those that are expected.
macro_rules! outcomes {
    ($module:ident::$program:ident, $expected:ident) => {{
        let name = concat!(stringify!($module), "::", stringify!($program));
        let figures = model::explore(name, || {
            $module::$program();
            sync::output()
        });
        assert_eq!(figures.outcomes, expected::$expected());
        figures
    }};
}

/// An execution of `program` that prints what is not expected, or deadlocks.
macro_rules! found {
    ($module:ident::$program:ident, $expected:ident, $message:literal) => {{
        let name = concat!(stringify!($module), "::", stringify!($program));
        model::fails!(name, || {
            $module::$program();
            let printed = sync::output();
            assert!(expected::$expected().contains(&printed), $message);
            printed
        })
    }};
}

#[test]
fn an_exchange_loses_nothing() {
    let figures = outcomes!(two_workers::exchanged, both_added);
    insta::assert_snapshot!("exchanged", figures);
}

/// The Hogwild cell: an update may be lost, and there are no other outcomes.
#[test]
fn a_relaxed_add_has_three_outcomes() {
    let figures = outcomes!(two_workers::relaxed, perhaps_added);
    insta::assert_snapshot!("relaxed-outcomes", figures);
}

#[test]
fn a_relaxed_add_may_lose() {
    let found = found!(two_workers::relaxed, both_added, "an update was lost");
    insta::assert_snapshot!("relaxed", found);
}

#[test]
fn a_lock_loses_nothing() {
    let figures = outcomes!(two_workers::locked, both_added);
    insta::assert_snapshot!("locked", figures);
}

#[test]
fn lost_update_is_found() {
    let found = found!(two_workers::lost_update, both_added, "an update was lost");
    insta::assert_snapshot!("lost-update", found);
}

#[test]
fn a_lost_update_has_three_outcomes() {
    let figures = outcomes!(two_workers::lost_update, perhaps_added);
    insta::assert_snapshot!("lost-update-outcomes", figures);
}

/// Relaxed accesses to different weights need not be seen in their order.
#[test]
fn two_weights_are_seen_in_any_order() {
    let figures = outcomes!(two_workers::two_weights, in_any_order);
    insta::assert_snapshot!("two-weights", figures);
}

#[test]
fn a_whole_weight_is_never_torn() {
    let figures = outcomes!(torn::whole, whole);
    insta::assert_snapshot!("whole", figures);
}

#[test]
fn a_weight_in_halves_is_torn() {
    let found = found!(torn::torn, whole, "half of each of two weights");
    insta::assert_snapshot!("torn", found);
}

#[test]
fn nobody_is_ahead() {
    let figures = outcomes!(in_step::gate, in_step);
    insta::assert_snapshot!("gate", figures);
}

#[test]
fn one_ahead_is_found() {
    let found = found!(in_step::one_ahead, in_step, "a worker was one round ahead");
    insta::assert_snapshot!("one-ahead", found);
}

#[test]
fn blocks_at_zero_is_found() {
    let found = found!(in_step::blocks_at_zero, in_step, "unreachable");
    assert_eq!(found.failure, "deadlock");
    insta::assert_snapshot!("blocks-at-zero", found);
}

/// No deadlock when a worker ends.
#[test]
fn whoever_leaves_is_not_waited_for() {
    let figures = outcomes!(in_step::unequal, unequal);
    insta::assert_snapshot!("unequal", figures);
}

#[test]
fn finished_holds_up_is_found() {
    let found = found!(in_step::finished_holds_up, unequal, "unreachable");
    assert_eq!(found.failure, "deadlock");
    insta::assert_snapshot!("finished-holds-up", found);
}
