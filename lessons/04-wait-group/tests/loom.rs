//! Lesson 04 under loom: in every execution the mended programs do what they promise, and every
//! named bug is found.

use std::collections::BTreeSet;

use interleave_sync::loomed as sync;
use sync::{channel, model, print, thread};

#[path = "../src/five_senders.rs"]
mod five_senders;
#[path = "../src/five_senders_close.rs"]
mod five_senders_close;
mod permutations;
#[path = "../src/two_tasks.rs"]
mod two_tasks;

use permutations::{lines, permutations};

/// Every order in which the first `senders` indices can be printed, a line each.
fn orders(senders: usize) -> BTreeSet<String> {
    permutations(&(0..senders).collect::<Vec<_>>())
        .iter()
        .map(|order| lines(order))
        .collect()
}

#[test]
fn the_last_line_comes_last() {
    let figures = model::prints("two_tasks::with_wait_group", two_tasks::with_wait_group);
    insta::assert_snapshot!("two_tasks-with_wait_group", figures);
}

#[test]
fn a_scope_has_the_same_outcomes() {
    let scope = model::prints("two_tasks::with_scope", two_tasks::with_scope);
    let group = model::prints("two_tasks::with_wait_group", two_tasks::with_wait_group);
    assert_eq!(scope.outcomes, group.outcomes);
    insta::assert_snapshot!("two_tasks-with_scope", scope);
}

#[test]
fn adding_inside_the_thread_is_found() {
    let found = model::fails!(
        "two_tasks::add_inside_the_thread",
        two_tasks::add_inside_the_thread,
        |printed: &str| {
            assert!(printed.lines().count() == 3, "a task was not waited for");
        }
    );
    insta::assert_snapshot!("two_tasks-add_inside_the_thread", found);
}

/// The last line comes for certain, and any of the others before it, after it, or not at all.
#[test]
fn adding_inside_the_thread_has_many_outcomes() {
    let figures = model::prints(
        "two_tasks::add_inside_the_thread",
        two_tasks::add_inside_the_thread,
    );
    let last = "All tasks completed\n";
    assert!(
        figures
            .outcomes
            .iter()
            .all(|printed| printed.contains(last))
    );
    insta::assert_snapshot!("two_tasks-add_inside_the_thread-outcomes", figures);
}

#[test]
fn two_senders_come_in_both_orders() {
    let figures = model::prints("five_senders::receive_then_wait(2)", || {
        five_senders::receive_then_wait(2)
    });
    assert_eq!(figures.outcomes, orders(2));
    insta::assert_snapshot!("five_senders-receive_then_wait", figures);
}

#[test]
fn three_senders_come_in_all_six_orders() {
    let figures = model::prints("five_senders::receive_only(3)", || {
        five_senders::receive_only(3)
    });
    assert_eq!(figures.outcomes, orders(3));
    insta::assert_snapshot!("five_senders-receive_only", figures);
}

#[test]
fn the_wait_changes_nothing_that_is_printed() {
    let outcomes = |name, program: fn(usize)| {
        let explored = model::prints(name, move || program(2));
        explored.outcomes
    };
    assert_eq!(
        outcomes("receive_then_wait", five_senders::receive_then_wait),
        outcomes("receive_only", five_senders::receive_only)
    );
}

#[test]
fn waiting_first_is_found() {
    let found = model::fails!("five_senders::wait_then_receive(1)", || {
        five_senders::wait_then_receive(1)
    });
    insta::assert_snapshot!("five_senders-wait_then_receive", found);
}

#[test]
fn waiting_first_for_three_is_found() {
    let found = model::fails!("five_senders::wait_then_receive(3)", || {
        five_senders::wait_then_receive(3)
    });
    insta::assert_snapshot!("five_senders-wait_then_receive-three", found);
}

#[test]
fn a_closer_loses_nothing() {
    let figures = model::prints("five_senders_close::with_closer(2)", || {
        five_senders_close::with_closer(2)
    });
    assert_eq!(figures.outcomes, orders(2));
    insta::assert_snapshot!("five_senders_close-with_closer", figures);
}

#[test]
fn the_last_sender_closes() {
    let figures = model::prints("five_senders_close::with_last_sender(2)", || {
        five_senders_close::with_last_sender(2)
    });
    assert_eq!(figures.outcomes, orders(2));
    insta::assert_snapshot!("five_senders_close-with_last_sender", figures);
}

/// What rustc proposes for `refused/close_early.rs`: lend a clone.
#[test]
fn lending_a_clone_hangs() {
    let found = model::fails!("lending a clone", || {
        let (tx, rx) = channel::bounded(0);
        let lent = &tx.clone();
        thread::scope(|scope| {
            scope.spawn(|| lent.send(0).unwrap());
            drop(tx);
            rx.into_iter().for_each(print);
        });
    });
    assert_eq!(found.failure, "deadlock");
}

#[test]
fn closing_early_is_found() {
    let found = model::fails!(
        "five_senders_close::close_early(2)",
        || five_senders_close::close_early(2),
        |printed: &str| {
            assert!(printed.lines().count() == 2, "an index was lost");
        }
    );
    insta::assert_snapshot!("five_senders_close-close_early", found);
}

#[test]
fn closing_early_has_outcomes_with_none_or_one_or_two() {
    let figures = model::prints("five_senders_close::close_early(2)", || {
        five_senders_close::close_early(2)
    });
    let arrangements = [&[][..], &[0], &[1], &[0, 1], &[1, 0]].map(lines);
    assert!(figures.outcomes.iter().collect::<BTreeSet<_>>() == arrangements.iter().collect());
    insta::assert_snapshot!("five_senders_close-close_early-outcomes", figures);
}
