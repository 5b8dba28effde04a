//! What the programs of lesson 04 print: the set of allowed outputs is computed, and every run of
//! the real binary stays inside it.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::panic::catch_unwind;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use lesson_04_wait_group::sync::{Arc, WaitGroup, thread};
use lesson_program::recorded::{Recorded, loom_outcomes, record, record_endless};
use lesson_program::refused::refused;

mod permutations;

use permutations::{lines, permutations};

const DIR: &str = env!("CARGO_MANIFEST_DIR");
const EXE: &str = env!("CARGO_BIN_EXE_04");

/// Runs of each program.
const RUNS: usize = 50;

fn recorded(args: &[&str], allowed: BTreeSet<String>) -> Recorded {
    record("04", EXE, args, RUNS, allowed)
}

/// The five indices in any order, a line each.
fn five_indices() -> BTreeSet<String> {
    permutations(&[0, 1, 2, 3, 4])
        .iter()
        .map(|order| lines(order))
        .collect()
}

/// Every order of every subset of `items`: what can be printed when any of them may be missing.
fn arrangements<T: Clone>(items: &[T]) -> Vec<Vec<T>> {
    (0..1 << items.len())
        .flat_map(|subset: usize| {
            let chosen = (0..items.len()).filter(|i| subset & 1 << i != 0);
            permutations(&chosen.map(|i| items[i].clone()).collect::<Vec<_>>())
        })
        .collect()
}

#[test]
fn five_things_have_120_orders() {
    let orders = five_indices();
    assert_eq!(orders.len(), 5 * 4 * 3 * 2);
    assert!(orders.contains("0\n1\n2\n3\n4\n") && orders.contains("4\n3\n2\n1\n0\n"));
}

#[test]
fn two_tasks_have_two_outcomes() {
    let allowed = loom_outcomes(DIR, "two_tasks-with_wait_group");
    assert_eq!(allowed.len(), 2);
    let recorded = recorded(&["two-tasks"], allowed);
    insta::assert_snapshot!("two-tasks", recorded);
}

#[test]
fn a_scope_has_the_same_two() {
    let allowed = loom_outcomes(DIR, "two_tasks-with_scope");
    let recorded = recorded(&["two-tasks-scope"], allowed);
    insta::assert_snapshot!("two-tasks-scope", recorded);
}

#[test]
fn five_senders_print_any_permutation() {
    let recorded = recorded(&["five-senders"], five_indices());
    insta::assert_snapshot!("five-senders", recorded);
}

#[test]
fn a_closed_channel_ends_the_loop() {
    let recorded = recorded(&["five-senders-close"], five_indices());
    insta::assert_snapshot!("five-senders-close", recorded);
}

#[test]
fn the_close_that_nobody_hears() {
    let recorded = recorded(&["five-senders-close", "--as-written"], five_indices());
    insta::assert_snapshot!("five-senders-close.as-written", recorded);
}

#[test]
fn the_last_sender_ends_the_loop() {
    let recorded = recorded(&["five-senders-drop"], five_indices());
    insta::assert_snapshot!("five-senders-drop", recorded);
}

#[test]
fn waiting_first_never_ends() {
    let watched = Duration::from_millis(300);
    let recorded = record_endless("04", EXE, &["wait-then-receive"], watched, "");
    insta::assert_snapshot!("wait-then-receive", recorded);
}

#[test]
fn closing_early_may_lose_any_of_them() {
    let allowed = arrangements(&[0, 1, 2])
        .into_iter()
        .map(|left| lines(&left));
    let recorded = recorded(&["close-early"], allowed.collect());
    insta::assert_snapshot!("close-early", recorded);
}

#[test]
fn adding_inside_the_thread_lets_the_last_line_come_anywhere() {
    let last = "All tasks completed";
    let allowed = arrangements(&["Task 1 completed", "Task 2 completed", last])
        .into_iter()
        .filter(|printed| printed.contains(&last))
        .map(|printed| lines(&printed));
    let recorded = recorded(&["add-inside-the-thread"], allowed.collect());
    insta::assert_snapshot!("add-inside-the-thread", recorded);
}

#[test]
fn a_lent_sender_cannot_be_dropped() {
    if let Some(message) = refused(DIR, "refused/close_early.rs", "E0505") {
        insta::assert_snapshot!("refused-close_early", message);
    }
}

/// What rustc proposes instead compiles. That it hangs is found in `loom.rs`.
#[test]
fn what_the_compiler_advises_compiles() {
    let refused = include_str!("../refused/close_early.rs");
    let advised = refused.replace("let lent = &tx;", "let lent = &tx.clone();");
    assert_ne!(advised, refused);
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lends_a_clone.rs");
    fs::write(&file, advised).expect("target can be written");
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut rustc = Command::new(rustc);
    rustc.args(["--edition=2024", "--emit=metadata", "-o", "-"]);
    let output = rustc.arg(file).output().expect("rustc starts");
    assert!(output.status.success(), "{output:?}");
}

fn fail() {
    panic!("expected by the test");
}

#[test]
fn a_task_that_panics_is_never_done() {
    let tasks = Arc::new(WaitGroup::new());
    tasks.add(1);
    let task = Arc::clone(&tasks);
    let thread = thread::spawn(move || {
        fail();
        task.done();
    });
    assert!(thread.join().is_err());
    tasks.done(); // would panic if the count were zero
}

#[test]
fn a_scope_panics_in_turn_unless_the_thread_has_been_joined() {
    let scope = |by_hand: bool| {
        catch_unwind(|| {
            thread::scope(|scope| {
                let task = scope.spawn(fail);
                if by_hand {
                    assert!(task.join().is_err());
                }
            });
        })
    };
    assert!(scope(false).is_err());
    assert!(scope(true).is_ok());
}
