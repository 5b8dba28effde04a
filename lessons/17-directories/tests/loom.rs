//! Lesson 17 under loom, on the modelled file system: in every execution the mended programs keep
//! their promise, and each named bug is found.

use interleave_sync::loomed as sync;
use sync::model;

#[path = "../src/box_for_two.rs"]
mod box_for_two;
mod expected;
#[path = "../src/failed.rs"]
mod failed;
#[path = "../src/files.rs"]
mod files;
#[path = "../src/lock.rs"]
mod lock;
#[allow(dead_code, reason = "the explorer runs the rest")]
#[path = "../src/modelled.rs"]
mod modelled;
#[allow(dead_code, reason = "the explorer runs the rest")]
#[path = "../src/on_a_model.rs"]
mod on_a_model;
#[allow(dead_code, reason = "the explorer runs the rest")]
#[path = "../src/tree.rs"]
mod tree;
#[path = "../src/whole_or_nothing.rs"]
mod whole_or_nothing;

#[test]
fn both_have_the_box() {
    let figures = model::prints(
        "box_for_two::create_then_look",
        on_a_model::create_then_look,
    );
    assert_eq!(figures.outcomes, expected::both_have_it());
    insta::assert_snapshot!("create_then_look", figures);
}

#[test]
fn check_then_create_is_found() {
    let found = model::fails!(
        "box_for_two::check_then_create",
        on_a_model::check_then_create,
        expected::both_have_it,
        "one was told that the box exists, and has none"
    );
    insta::assert_snapshot!("check_then_create", found);
}

#[test]
fn check_then_create_has_its_outcomes() {
    let figures = model::prints(
        "box_for_two::check_then_create",
        on_a_model::check_then_create,
    );
    assert_eq!(figures.outcomes, expected::perhaps_both_have_it());
    insta::assert_snapshot!("check_then_create-outcomes", figures);
}

#[test]
fn nothing_is_taken_from_bob() {
    let figures = model::prints("whole_or_nothing::create(one_fails)", on_a_model::one_fails);
    assert_eq!(figures.outcomes, expected::bob_has_it());
    insta::assert_snapshot!("whole_or_nothing", figures);
}

#[test]
fn cleaning_up_is_found() {
    let found = model::fails!(
        "tree::cleans_up",
        on_a_model::cleans_up,
        expected::bob_has_it,
        "Bob's box was taken away"
    );
    insta::assert_snapshot!("cleans_up", found);
}

#[test]
fn cleaning_up_has_its_outcomes() {
    let figures = model::prints("tree::cleans_up", on_a_model::cleans_up);
    assert_eq!(figures.outcomes, expected::perhaps_bob_has_it());
    insta::assert_snapshot!("cleans_up-outcomes", figures);
}

#[test]
fn one_holds_the_lock() {
    let figures = model::prints("lock::take", on_a_model::take);
    assert_eq!(figures.outcomes, expected::one_holds_it());
    insta::assert_snapshot!("take", figures);
}

#[test]
fn one_takes_over_the_lock() {
    let figures = model::prints("lock::break_once", on_a_model::break_once);
    assert_eq!(figures.outcomes, expected::one_holds_it());
    insta::assert_snapshot!("break_once", figures);
}

#[test]
fn breaking_it_twice_is_found() {
    let found = model::fails!(
        "lock::break_twice",
        on_a_model::break_twice,
        expected::one_holds_it,
        "two hold one lock"
    );
    insta::assert_snapshot!("break_twice", found);
}

#[test]
fn breaking_it_twice_has_its_outcomes() {
    let figures = model::prints("lock::break_twice", on_a_model::break_twice);
    assert_eq!(figures.outcomes, expected::perhaps_both_hold_it());
    insta::assert_snapshot!("break_twice-outcomes", figures);
}
