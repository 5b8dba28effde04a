//! What the programs of lesson 05 may print, computed from what each thread prints.

use std::collections::BTreeSet;

use lesson_program::outcomes::{interleavings, outputs};

const ANN: &str = "Ann has the seat";
const BOB: &str = "Bob has the seat";

/// The set of one output.
fn only(output: &str) -> BTreeSet<String> {
    [output.to_owned()].into()
}

/// As many visitors as came.
pub fn counted() -> BTreeSet<String> {
    only("2\n")
}

/// Both visitors, or one of them lost.
pub fn perhaps_counted() -> BTreeSet<String> {
    [1, 2].map(|count| format!("{count}\n")).into()
}

/// One of the two has the seat.
pub fn seated() -> BTreeSet<String> {
    outputs(&[vec![ANN], vec![BOB]])
}

/// One of the two has it, or both believe so, in any order.
pub fn perhaps_seated() -> BTreeSet<String> {
    let both = outputs(&interleavings(&[&[ANN], &[BOB]]));
    &seated() | &both
}

/// The coin.
pub fn one_coin() -> BTreeSet<String> {
    only("coins: 1\n")
}

/// No coin, the coin, or the coin twice.
pub fn perhaps_one_coin() -> BTreeSet<String> {
    [0, 1, 2].map(|coins| format!("coins: {coins}\n")).into()
}

/// Both numbers, as they are called.
fn numbers() -> [String; 2] {
    [1, 2].map(|number| format!("number {number}, please"))
}

/// Both numbers in their order.
pub fn in_order() -> BTreeSet<String> {
    outputs(&[numbers().to_vec()])
}

/// Both numbers in any order.
pub fn in_any_order() -> BTreeSet<String> {
    let [first, second] = numbers();
    outputs(&interleavings(&[&[first], &[second]]))
}

/// The coin, if it was counted before the other thread took it; else what the lock says.
pub fn half_done() -> BTreeSet<String> {
    &one_coin() | &only("poisoned! coins: 0\n")
}
