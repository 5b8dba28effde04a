//! Lesson 05, schedule by schedule: everything that its programs can do.

use interleave_sync::explored as sync;
use interleave_sync::explored::model::Options;
use lesson_program::explored::{Explored, can_print, within};

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

fn both_are_counted(printed: &str) -> Result<(), String> {
    within(&expected::counted(), printed, "a visitor was lost")
}

fn one_has_the_seat(printed: &str) -> Result<(), String> {
    within(&expected::seated(), printed, "two have one seat")
}

fn there_is_one_coin(printed: &str) -> Result<(), String> {
    within(&expected::one_coin(), printed, "the coin was miscounted")
}

fn in_order(printed: &str) -> Result<(), String> {
    within(&expected::in_order(), printed, "2 was called before 1")
}

fn the_lock_tells(printed: &str) -> Result<(), String> {
    within(
        &expected::half_done(),
        printed,
        "half a change went unnoticed",
    )
}

lesson_program::graphs! {
    load_then_store = Explored::new("counter::load_then_store", counter::load_then_store)
        .judged(both_are_counted)
        .mended_by("counter");

    counter = Explored::new("counter::mended", counter::mended).judged(both_are_counted);

    check_then_act = Explored::new("seat::check_then_act", seat::check_then_act)
        .judged(one_has_the_seat)
        .mended_by("seat");

    seat = Explored::new("seat::mended", seat::mended).judged(one_has_the_seat);

    two_locks = Explored::new("pockets::two_locks", pockets::two_locks)
        .judged(there_is_one_coin)
        .mended_by("pockets");

    pockets = Explored::new("pockets::mended", pockets::mended).judged(there_is_one_coin);

    guard_dropped_early = Explored::new("numbers::guard_dropped_early", numbers::guard_dropped_early)
        .judged(in_order)
        .mended_by("numbers");

    numbers = Explored::new("numbers::mended", numbers::mended).judged(in_order);

    half_done = Explored::new("half_done::half_done", half_done::half_done)
        .judged(the_lock_tells)
        .unlike_loom("a panic in a thread ends loom's model");
}

#[test]
fn half_a_change_is_noticed() {
    assert_eq!(
        can_print(Options::default(), half_done::half_done),
        expected::half_done()
    );
}

/// Each bug can go wrong in every way that the page speaks of, and in no other.
#[test]
fn the_bugs_can_do_no_more_than_that() {
    let lost = can_print(Options::default(), counter::load_then_store);
    assert_eq!(lost, expected::perhaps_counted());
    let seated = can_print(Options::default(), seat::check_then_act);
    assert_eq!(seated, expected::perhaps_seated());
    let coins = can_print(Options::default(), pockets::two_locks);
    assert_eq!(coins, expected::perhaps_one_coin());
    let called = can_print(Options::default(), numbers::guard_dropped_early);
    assert_eq!(called, expected::in_any_order());
}
