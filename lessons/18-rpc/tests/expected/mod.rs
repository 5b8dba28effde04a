//! What the programs of lesson 18 may print.
#![allow(dead_code, reason = "each test uses its own part")]

use std::collections::BTreeSet;

/// The set of one output.
pub fn only(output: &str) -> BTreeSet<String> {
    [output.to_owned()].into()
}

/// Both callers, each with a product.
fn both(seven: i64, three: i64) -> BTreeSet<String> {
    only(&format!("7*2={seven}\n3*5={three}\n"))
}

/// Each has its own.
pub fn in_flight() -> BTreeSet<String> {
    both(7 * 2, 3 * 5)
}

/// Each has its own, or the other's.
pub fn by_arrival() -> BTreeSet<String> {
    &in_flight() | &both(3 * 5, 7 * 2)
}

/// The caller is told, one way or the other.
pub fn hang_up() -> BTreeSet<String> {
    [
        "there is no connection\n",
        "Err(\"the connection broke\")\n",
    ]
    .map(str::to_owned)
    .into()
}

/// Reply or deadline, and nothing is left.
pub fn deadline() -> BTreeSet<String> {
    [
        "7*2=14, answered: true\n0 calls pending\n",
        "too late, answered: false\n0 calls pending\n",
    ]
    .map(str::to_owned)
    .into()
}

/// What `leaves_its_entry` prints when it leaves none.
pub fn leaves_no_entry() -> BTreeSet<String> {
    ["7*2=14\n0 calls pending\n", "too late\n0 calls pending\n"]
        .map(str::to_owned)
        .into()
}

/// Or the call is left.
pub fn leaves_its_entry() -> BTreeSet<String> {
    &leaves_no_entry() | &only("too late\n1 calls pending\n")
}

/// The second call has its reply, the third has none yet.
pub fn counts_up() -> BTreeSet<String> {
    only("second Some(2), third None\n")
}

/// The third call has the number of the second: it gets the other's reply, and the second none.
pub fn mixed_up() -> BTreeSet<String> {
    only("second None, third Some(2)\n")
}
