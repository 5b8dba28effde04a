//! What the programs of lesson 19 may print, computed from the updates.
#![allow(dead_code, reason = "each test uses its own part")]

use std::collections::BTreeSet;

use lesson_program::outcomes::interleavings;

/// What two workers push in the models: one and two.
pub fn one_and_two(worker: usize, _sequence: u64) -> f64 {
    worker as f64 + 1.0
}

/// The last line, if this is the parameter.
pub fn parameter(value: f64) -> String {
    format!("Final parameter: {value}\n")
}

/// Both updates, once.
pub fn counted_once() -> BTreeSet<String> {
    [parameter(one_and_two(0, 1) + one_and_two(1, 1))].into()
}

/// Both updates, twice.
pub fn counted_twice() -> BTreeSet<String> {
    [parameter(2.0 * (one_and_two(0, 1) + one_and_two(1, 1)))].into()
}

/// The sums of every subset of the two updates, each of them so many times.
pub fn whatever_has_come(times: f64) -> BTreeSet<String> {
    let subset = |which: u32| {
        let in_it = (0..2).filter(|worker| which & (1 << worker) != 0);
        in_it.map(|worker| one_and_two(worker, 1)).sum::<f64>() + 0.0
    };
    (0..4)
        .map(|which| parameter(times * subset(which)))
        .collect()
}

/// The sums of a tenth, two and three, added in every order.
pub fn as_they_come() -> BTreeSet<String> {
    let orders = interleavings(&[&[0.1], &[0.2], &[0.3]]);
    let sum = |order: &Vec<f64>| order.iter().fold(0.0, |sum, delta| sum + delta);
    orders
        .iter()
        .map(|order| format!("{}\n", sum(order)))
        .collect()
}

/// Their sum in the order of the workers.
pub fn by_worker() -> BTreeSet<String> {
    [format!("{}\n", 0.1 + 0.2 + 0.3)].into()
}

fn seen(states: &[(u8, u8)]) -> BTreeSet<String> {
    let line = |(first, second): &(u8, u8)| format!("first {first}, second {second}\n");
    states.iter().map(line).collect()
}

/// The states that there are: the first push comes before the second.
pub fn states() -> BTreeSet<String> {
    seen(&[(0, 0), (1, 0), (1, 1)])
}

/// Those, and one that never was.
pub fn states_and_a_torn_one() -> BTreeSet<String> {
    seen(&[(0, 0), (1, 0), (1, 1), (0, 1)])
}

/// One push, counted once.
pub fn one_push() -> BTreeSet<String> {
    [parameter(1.0)].into()
}

/// Counted once, or twice.
pub fn one_push_or_two() -> BTreeSet<String> {
    [1.0, 2.0].map(parameter).into()
}
