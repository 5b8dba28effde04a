//! What the programs that are explored may print.

use std::collections::BTreeSet;

use lesson_program::outcomes::{interleavings, outputs};

const ANN: &str = "Hello, Ann!";
const BOB: &str = "Hello, Bob!";

/// The visitor is answered before the server has stopped.
pub fn answered() -> BTreeSet<String> {
    outputs(&[vec![ANN, "stopped"]])
}

/// The server stops, the visitor answered or not.
pub fn perhaps_answered() -> BTreeSet<String> {
    &answered() | &outputs(&[vec!["stopped"]])
}

/// Both callers are answered, in any order.
pub fn both() -> BTreeSet<String> {
    outputs(&interleavings(&[&[ANN], &[BOB]]))
}
