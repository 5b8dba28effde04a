//! What the programs of lesson 17 may print, computed from what each thread prints.

use std::collections::BTreeSet;

use lesson_program::outcomes::{interleavings, outputs};

const ANN_HAS: &str = "Ann has the box";
const BOB_HAS: &str = "Bob has the box";
const ANN_HOLDS: &str = "Ann holds the lock";
const BOB_HOLDS: &str = "Bob holds the lock";

/// One line of each, in any order.
fn both(ann: &str, bob: &str) -> BTreeSet<String> {
    outputs(&interleavings(&[&[ann], &[bob]]))
}

fn without(name: &str) -> String {
    format!("{name} has not: entity already exists")
}

/// Both have the box.
pub fn both_have_it() -> BTreeSet<String> {
    both(ANN_HAS, BOB_HAS)
}

/// Both have it, or whoever was second is told that it exists.
pub fn perhaps_both_have_it() -> BTreeSet<String> {
    let one = &both(ANN_HAS, &without("Bob")) | &both(&without("Ann"), BOB_HAS);
    &both_have_it() | &one
}

/// The box is there when Bob looks for it.
pub fn bob_has_it() -> BTreeSet<String> {
    outputs(&[vec![BOB_HAS]])
}

/// Or it is there no longer, or no longer when Bob looks why it exists.
pub fn perhaps_bob_has_it() -> BTreeSet<String> {
    let gone = ["Bob had the box", "Bob has not: entity already exists"];
    &bob_has_it() | &gone.map(|line| format!("{line}\n")).into()
}

/// One of the two holds the lock.
pub fn one_holds_it() -> BTreeSet<String> {
    &both(ANN_HOLDS, "Bob does not") | &both("Ann does not", BOB_HOLDS)
}

/// Both may.
pub fn perhaps_both_hold_it() -> BTreeSet<String> {
    &one_holds_it() | &both(ANN_HOLDS, BOB_HOLDS)
}
