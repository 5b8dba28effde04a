//! What is checked of the wait group.

use std::time::Duration;

use lesson_exercise::{Check, Graph};

use super::exercise::WaitGroup;
use crate::sync::model::check;
use crate::sync::{Arc, print, thread};

pub const CHECKS: &[Check] = &[
    Check::new("one waiter", one_waiter)
        .drains()
        .prints(last_comes_last)
        .does(channels_alone),
    Check::new("several waiters", several_waiters)
        .drains()
        .prints(task_comes_first),
    Check::new("used again", used_again)
        .drains()
        .prints(rounds_come_in_order),
    Check::new("below zero", below_zero).not_on_loom("a panic ends loom's model"),
];

/// Two tasks are done before main waits, or while it waits, or one of each.
fn one_waiter() {
    let group = Arc::new(WaitGroup::new());
    group.add(2);
    for task in 1..=2 {
        let group = Arc::clone(&group);
        thread::spawn(move || {
            print(format!("task {task}"));
            group.done();
        });
    }
    group.wait();
    print("all tasks");
}

fn last_comes_last(printed: &str) -> Result<(), String> {
    match printed.lines().position(|line| line == "all tasks") {
        Some(2) => Ok(()),
        _ => Err("early: a wait returned before every task was done".to_owned()),
    }
}

fn channels_alone(graph: &Graph) -> Result<(), String> {
    let other = graph.objects.iter().find(|object| object.kind != "channel");
    match other {
        None => Ok(()),
        Some(object) => Err(format!("channels alone: it uses a {}", object.kind)),
    }
}

/// Timers are exact here, so both waiters have begun to wait before the task is done.
fn several_waiters() {
    let group = Arc::new(WaitGroup::new());
    group.add(1);
    let waiter = Arc::clone(&group);
    let waiter = thread::spawn(move || {
        waiter.wait();
        print("waiter");
    });
    finish_later(&group);
    group.wait();
    print("main");
    waiter.join().unwrap();
}

/// A task that is done when everybody else waits.
fn finish_later(group: &Arc<WaitGroup>) {
    let group = Arc::clone(group);
    thread::spawn(move || {
        thread::sleep(Duration::from_secs(1));
        print("task");
        group.done();
    });
}

fn task_comes_first(printed: &str) -> Result<(), String> {
    match printed.lines().next() {
        Some("task") => Ok(()),
        _ => Err("early: a wait returned before the task was done".to_owned()),
    }
}

fn used_again() {
    let group = Arc::new(WaitGroup::new());
    for round in 1..=2 {
        group.add(1);
        finish_later(&group);
        group.wait();
        print(format!("round {round}"));
    }
}

fn rounds_come_in_order(printed: &str) -> Result<(), String> {
    match printed.lines().eq(["task", "round 1", "task", "round 2"]) {
        true => Ok(()),
        false => Err("again: a wait of the second round did not wait for its task".to_owned()),
    }
}

fn below_zero() {
    let group = WaitGroup::new();
    group.add(1);
    group.done();
    let more = thread::spawn(move || group.done());
    check(
        more.join().is_err(),
        "below zero: done was called more often than add promised, and nobody noticed",
    );
}
