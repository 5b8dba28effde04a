//! Lesson 05 under loom: in every execution the mended programs keep their promise, and each named
//! bug is found, although every access in it holds a lock.

use interleave_sync::loomed as sync;
use sync::model;

#[path = "../src/counter.rs"]
mod counter;
mod expected;
#[path = "../src/half_done.rs"]
mod half_done;
#[path = "../src/numbers.rs"]
mod numbers;
#[path = "../src/pockets.rs"]
mod pockets;
#[path = "../src/seat.rs"]
mod seat;

#[test]
fn both_visitors_are_counted() {
    let figures = model::prints("counter::mended", counter::mended);
    assert_eq!(figures.outcomes, expected::counted());
    insta::assert_snapshot!("counter-mended", figures);
}

#[test]
fn load_then_store_is_found() {
    let found = model::fails!(
        "counter::load_then_store",
        counter::load_then_store,
        expected::counted,
        "a visitor was lost"
    );
    insta::assert_snapshot!("counter-load_then_store", found);
}

#[test]
fn load_then_store_has_two_outcomes() {
    let figures = model::prints("counter::load_then_store", counter::load_then_store);
    assert_eq!(figures.outcomes, expected::perhaps_counted());
    insta::assert_snapshot!("counter-load_then_store-outcomes", figures);
}

#[test]
fn one_has_the_seat() {
    let figures = model::prints("seat::mended", seat::mended);
    assert_eq!(figures.outcomes, expected::seated());
    insta::assert_snapshot!("seat-mended", figures);
}

#[test]
fn check_then_act_is_found() {
    let found = model::fails!(
        "seat::check_then_act",
        seat::check_then_act,
        expected::seated,
        "two have one seat"
    );
    insta::assert_snapshot!("seat-check_then_act", found);
}

#[test]
fn check_then_act_has_four_outcomes() {
    let figures = model::prints("seat::check_then_act", seat::check_then_act);
    assert_eq!(figures.outcomes, expected::perhaps_seated());
    insta::assert_snapshot!("seat-check_then_act-outcomes", figures);
}

#[test]
fn the_coin_is_always_there() {
    let figures = model::prints("pockets::mended", pockets::mended);
    assert_eq!(figures.outcomes, expected::one_coin());
    insta::assert_snapshot!("pockets-mended", figures);
}

#[test]
fn two_locks_are_found() {
    let found = model::fails!(
        "pockets::two_locks",
        pockets::two_locks,
        expected::one_coin,
        "the coin was miscounted"
    );
    insta::assert_snapshot!("pockets-two_locks", found);
}

#[test]
fn two_locks_have_three_outcomes() {
    let figures = model::prints("pockets::two_locks", pockets::two_locks);
    assert_eq!(figures.outcomes, expected::perhaps_one_coin());
    insta::assert_snapshot!("pockets-two_locks-outcomes", figures);
}

#[test]
fn numbers_are_called_in_order() {
    let figures = model::prints("numbers::mended", numbers::mended);
    assert_eq!(figures.outcomes, expected::in_order());
    insta::assert_snapshot!("numbers-mended", figures);
}

#[test]
fn guard_dropped_early_is_found() {
    let found = model::fails!(
        "numbers::guard_dropped_early",
        numbers::guard_dropped_early,
        expected::in_order,
        "2 was called before 1"
    );
    insta::assert_snapshot!("numbers-guard_dropped_early", found);
}

#[test]
fn guard_dropped_early_has_two_outcomes() {
    let figures = model::prints("numbers::guard_dropped_early", numbers::guard_dropped_early);
    assert_eq!(figures.outcomes, expected::in_any_order());
    insta::assert_snapshot!("numbers-guard_dropped_early-outcomes", figures);
}

/// A panic ends loom's model, so it says nothing of what a poisoned lock does; the explorer does.
#[test]
fn loom_stops_at_the_panic() {
    let found = model::fails!(
        "half_done::half_done",
        half_done::half_done,
        expected::half_done,
        "the coin was miscounted"
    );
    assert_eq!(found.failure, "panic: dropped the coin");
}
