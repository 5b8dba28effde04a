//! Every execution that loom distinguishes of the programs with relaxed weights, recorded as a tree
//! of choices: which step comes next, and which store a load sees. The lesson's own files are
//! compiled over atomics that take notes.
//!
//! A load's store is found by its value, so no two stores of a weight in one execution may store the
//! same; a test that breaks this fails. Each tree is committed in `executions/NAME.json`;
//! `INSTA_UPDATE=always cargo test -p lesson-20-sgd --test executions` writes them anew.

#[path = "../src/cell.rs"]
mod cell;
#[path = "executions/notes.rs"]
mod notes;
#[path = "executions/sync.rs"]
mod sync;
#[path = "executions/tree.rs"]
mod tree;
#[allow(dead_code, reason = "those with locks are the explorer's")]
#[path = "../src/two_workers.rs"]
mod two_workers;

#[test]
fn relaxed() {
    tree::is_fresh("relaxed", &["the weight"], two_workers::relaxed);
}

#[test]
fn exchanged() {
    tree::is_fresh("exchanged", &["the weight"], two_workers::exchanged);
}

#[test]
fn two_weights() {
    let names = ["the first weight", "the second weight"];
    tree::is_fresh("two-weights", &names, two_workers::two_weights);
}
