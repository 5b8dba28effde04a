//! What the small programs of lesson 20 may print, computed from what each thread prints.

#![allow(
    dead_code,
    reason = "each test that includes this file uses a part of it"
)]

use std::collections::BTreeSet;

use lesson_program::outcomes::{interleavings, outputs};

/// A line for each number.
fn numbers(all: &[f64]) -> BTreeSet<String> {
    all.iter().map(|number| format!("{number}\n")).collect()
}

/// Neither update is lost.
pub fn both_added() -> BTreeSet<String> {
    numbers(&[3.0])
}

/// Neither, or either.
pub fn perhaps_added() -> BTreeSet<String> {
    numbers(&[1.0, 2.0, 3.0])
}

/// The two weights, whole.
pub fn whole() -> BTreeSet<String> {
    numbers(&[1.0, -1.1])
}

/// Those, and the two that are half the one and half the other.
pub fn perhaps_torn() -> BTreeSet<String> {
    let (before, after) = (1.0_f64.to_bits(), (-1.1_f64).to_bits());
    let low = u64::from(u32::MAX);
    let halves = [before & low | after & !low, after & low | before & !low];
    &whole() | &numbers(&halves.map(f64::from_bits))
}

/// Everything that two relaxed loads may see of two stores to two weights.
pub fn in_any_order() -> BTreeSet<String> {
    let both = [(0, 0), (0, 1), (1, 0), (1, 1)];
    both.map(|(second, first)| format!("second {second}, first {first}\n"))
        .into()
}

fn begins(worker: usize, rounds: u32) -> Vec<String> {
    (1..=rounds)
        .map(|round| format!("worker {worker} begins round {round}"))
        .collect()
}

/// Two rounds and one in any order at all.
pub fn in_no_step() -> BTreeSet<String> {
    orders([2, 1], |_| true)
}

/// Two rounds and one, and nobody a round ahead.
pub fn in_step() -> BTreeSet<String> {
    orders([2, 1], |begun| begun[0].abs_diff(begun[1]) <= 1)
}

/// One round and three: with one that is not over, there is no second.
pub fn unequal() -> BTreeSet<String> {
    orders([1, 3], |begun| begun[0] == 1 || begun[1] <= 1)
}

/// The orders in which two workers can begin so many rounds, if at every moment the rounds that they
/// have begun are `allowed`.
fn orders(rounds: [u32; 2], allowed: fn([u32; 2]) -> bool) -> BTreeSet<String> {
    let [one, other] = [begins(0, rounds[0]), begins(1, rounds[1])];
    let all = interleavings(&[&one, &other]);
    let kept = all.into_iter().filter(|order| {
        let mut begun = [0, 0];
        order.iter().all(|line| {
            begun[usize::from(line.starts_with("worker 1"))] += 1;
            allowed(begun)
        })
    });
    outputs(&kept.collect::<Vec<_>>())
}

/// One round and two of three, if with one that is not over there is no second: where it sticks.
pub fn stuck() -> BTreeSet<String> {
    orders([1, 2], |begun| begun[0] == 1 || begun[1] <= 1)
}
