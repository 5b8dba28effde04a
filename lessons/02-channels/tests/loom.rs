//! Lesson 02 under loom: in every execution the mended programs print what they must, and each
//! named bug is found.

use interleave_sync::loomed as sync;
use sync::{channel, model};

#[path = "../src/backpressure.rs"]
mod backpressure;
mod expected;
#[path = "../src/forty_two.rs"]
mod forty_two;
#[path = "../src/hang_up.rs"]
mod hang_up;
#[path = "../src/until_hang_up.rs"]
mod until_hang_up;

#[test]
fn forty_two_is_all_that_can_come() {
    let mended = model::prints("forty_two::mended", forty_two::mended);
    assert!(mended.outcomes.iter().eq(["42\n"]), "{mended}");
    insta::assert_snapshot!("forty_two-mended", mended);
    let as_written = model::prints("forty_two::as_written", forty_two::as_written);
    assert_eq!(as_written.outcomes, mended.outcomes);
}

#[test]
fn letters_come_in_any_order_that_keeps_each_senders() {
    let figures = model::prints("until_hang_up::until_hang_up", || {
        until_hang_up::until_hang_up(&["Ann", "Bob"], 1)
    });
    assert_eq!(figures.outcomes, expected::until_hang_up(1));
    insta::assert_snapshot!("until_hang_up", figures);
}

#[test]
fn kept_a_sender_is_found() {
    let found = model::fails!("until_hang_up::kept_a_sender", || {
        until_hang_up::kept_a_sender(&["Ann", "Bob"], 1)
    });
    insta::assert_snapshot!("until_hang_up-kept_a_sender", found);
}

#[test]
fn the_second_letter_comes_back() {
    let figures = model::prints("hang_up::hang_up", hang_up::hang_up);
    assert_eq!(figures.outcomes.len(), 1);
    insta::assert_snapshot!("hang_up", figures);
}

/// With places for so many loaves there are at most two more: one in each pair of hands.
#[test]
fn a_shelf_holds_the_baker_back() {
    let rendezvous = model::prints("backpressure::with_shelf(0, 4)", || {
        backpressure::with_shelf(0, 4)
    });
    assert_eq!(rendezvous.outcomes, expected::bakery(4, 2));
    insta::assert_snapshot!("backpressure-rendezvous", rendezvous);
    let one_place = model::prints("backpressure::with_shelf(1, 4)", || {
        backpressure::with_shelf(1, 4)
    });
    assert_eq!(one_place.outcomes, expected::bakery(4, 3));
    insta::assert_snapshot!("backpressure", one_place);
}

#[test]
fn unbounded_backlog_is_found() {
    let found = model::fails!(
        "backpressure::unbounded_backlog",
        || backpressure::unbounded_backlog(4),
        |printed: &str| {
            let most = expected::most_outstanding(printed);
            assert!(most <= 3, "{most} loaves at once");
        }
    );
    insta::assert_snapshot!("backpressure-unbounded_backlog", found);
}

#[test]
fn an_unbounded_shelf_allows_every_order() {
    let figures = model::prints("backpressure::unbounded_backlog", || {
        backpressure::unbounded_backlog(4)
    });
    assert_eq!(figures.outcomes, expected::bakery(4, 4));
    insta::assert_snapshot!("backpressure-unbounded", figures);
}

#[test]
fn receiving_from_never_waits_for_ever() {
    let failure = model::fails!("never", || {
        channel::never::<u32>().recv().ok();
    });
    assert_eq!(failure.failure, "deadlock");
}
