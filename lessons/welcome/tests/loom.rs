//! The front page's program under loom: the deadlock is found, and the mended one has none.

use interleave_sync::loomed as sync;
use sync::model;

#[path = "../src/dinner.rs"]
mod dinner;

#[test]
fn dinner_deadlocks() {
    let found = model::fails!("dinner::dinner", dinner::dinner);
    insta::assert_snapshot!("dinner", found);
}

#[test]
fn both_eat() {
    let figures = model::prints("dinner::in_order", dinner::in_order);
    assert!(
        figures
            .outcomes
            .iter()
            .eq(["one has eaten\n".repeat(2).as_str()])
    );
    insta::assert_snapshot!("dinner-in-order", figures);
}
