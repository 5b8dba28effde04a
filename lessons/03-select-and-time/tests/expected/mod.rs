//! What the programs of lesson 03 may print, computed from what each thread prints.

#![allow(dead_code, reason = "each test uses its own part")]

use std::collections::BTreeSet;

use lesson_program::outcomes::{interleavings, outputs};

/// The two words in the order that everybody expects.
pub fn hello_world() -> BTreeSet<String> {
    outputs(&[vec!["Hello", "World"]])
}

/// The two words in any order.
pub fn either_order() -> BTreeSet<String> {
    outputs(&interleavings(&[&["Hello"], &["World"]]))
}

/// The words of both sides, in any order that keeps each side's own.
pub fn merged(words: u32) -> BTreeSet<String> {
    let of =
        |side: &str| -> Vec<String> { (1..=words).map(|word| format!("{side} {word}")).collect() };
    outputs(&interleavings(&[&of("left"), &of("right")]))
}

/// So many pieces at most, ended early between any two of them or not at all.
pub fn polled(pieces: u32) -> BTreeSet<String> {
    begun("piece", pieces, "told to stop", "all done")
}

/// Letters until there are no more, or `limit` before any of them.
pub fn letters(letters: u32, limit: &str) -> BTreeSet<String> {
    let mut all = begun("letter", letters, limit, "that was all");
    // The limit may also come when all letters are there and the hang-up is not.
    let last = all.iter().find(|output| output.ends_with("that was all\n"));
    all.extend(last.map(|last| last.replace("that was all", limit)));
    all
}

/// The first of `things`, `name 1` and so on, cut short with the line `early` before any of them,
/// or all of them and the line `whole`.
fn begun(name: &str, things: u32, early: &str, whole: &str) -> BTreeSet<String> {
    let mut lines = Vec::new();
    let mut all = Vec::new();
    for thing in 1..=things {
        all.push([&lines[..], &[early.to_owned()]].concat());
        lines.push(format!("{name} {thing}"));
    }
    lines.push(whole.to_owned());
    all.push(lines);
    outputs(&all)
}

/// Waits and then an answer, or the most waits and no answer.
pub fn heartbeats(most: usize) -> BTreeSet<String> {
    let wait = |times: usize| vec!["still waiting"; times];
    let mut all: Vec<Vec<&str>> = (0..most)
        .map(|times| [&wait(times)[..], &["42"]].concat())
        .collect();
    all.push([&wait(most)[..], &["gave up"]].concat());
    outputs(&all)
}

/// What the two sides say when the parcel goes from hand to hand: they agree.
pub fn in_person() -> BTreeSet<String> {
    let delivered = interleavings(&[&["parcel received"], &["courier: delivered"]]);
    // The courier learns that nobody is there only after that has been said.
    let refused = vec!["nobody came", "courier: parcel taken back"];
    outputs(&[delivered, vec![refused]].concat())
}

/// What they say when there is a place where a parcel can lie: they may disagree.
pub fn left_at_the_door() -> BTreeSet<String> {
    let lost = interleavings(&[&["nobody came"], &["courier: delivered"]]);
    let mut all = in_person();
    all.extend(outputs(&lost));
    all
}

/// Whether the courier says that the parcel was delivered if and only if it was received.
///
/// # Errors
/// What they disagree about.
pub fn both_sides_agree(printed: &str) -> Result<(), String> {
    let says = |line: &str| printed.lines().any(|other| other == line);
    match (says("courier: delivered"), says("parcel received")) {
        (true, false) => Err("the parcel was delivered to nobody".to_owned()),
        (false, true) => Err("a parcel was received that was taken back".to_owned()),
        _ => Ok(()),
    }
}
