//! What the programs of lesson 01 may print, computed from what each thread prints.

use std::collections::BTreeSet;

use lesson_program::outcomes::{cut_short, interleavings, outputs};

const WORLD: &str = "Hello, World!";
const GO: &str = "Hello, Go!";
const GOODBYE: &str = "Goodbye!";

/// One greeting, for certain.
pub fn one_greeting() -> BTreeSet<String> {
    outputs(&[vec![WORLD]])
}

/// One greeting, unless the process ends before it.
pub fn perhaps_one_greeting() -> BTreeSet<String> {
    outputs(&cut_short(&[vec![WORLD]]))
}

/// Two greetings in any order.
pub fn two_greetings() -> BTreeSet<String> {
    outputs(&interleavings(&[&[WORLD], &[GO]]))
}

/// Two greetings in any order, cut short wherever the process ends.
pub fn perhaps_two_greetings() -> BTreeSet<String> {
    outputs(&cut_short(&interleavings(&[&[WORLD], &[GO]])))
}

/// Two greetings in the order in which the threads are started.
pub fn two_greetings_in_order() -> BTreeSet<String> {
    outputs(&[vec![WORLD, GO]])
}

/// A greeting that may come before main's own line, or after, or not at all.
pub fn detached() -> BTreeSet<String> {
    let mut printed = cut_short(&interleavings(&[&[WORLD], &[GOODBYE]]));
    printed.retain(|lines| lines.contains(&GOODBYE));
    outputs(&printed)
}

/// A greeting before main's own line, or after it.
pub fn joined() -> BTreeSet<String> {
    outputs(&interleavings(&[&[WORLD], &[GOODBYE]]))
}
