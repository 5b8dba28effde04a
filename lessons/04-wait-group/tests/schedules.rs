//! Lesson 04, schedule by schedule: everything that its programs can do.

use interleave_sync::explored as sync;
use lesson_program::explored::Explored;

#[path = "../src/five_senders.rs"]
mod five_senders;
#[path = "../src/five_senders_close.rs"]
mod five_senders_close;
#[path = "../src/two_tasks.rs"]
mod two_tasks;

/// Senders that main receives from and waits for, and those that close their channel: with a third
/// of these, closing early would have more states than a page can show.
const SENDERS: usize = 3;
const CLOSED: usize = 2;

fn all_come(senders: usize, printed: &str) -> Result<(), String> {
    let mut lines: Vec<&str> = printed.lines().collect();
    lines.sort_unstable();
    match lines
        .into_iter()
        .eq((0..senders).map(|index| index.to_string()))
    {
        true => Ok(()),
        false => Err("an index was lost".to_owned()),
    }
}

fn every_index_comes(printed: &str) -> Result<(), String> {
    all_come(SENDERS, printed)
}

fn both_indices_come(printed: &str) -> Result<(), String> {
    all_come(CLOSED, printed)
}

fn the_last_line_comes_last(printed: &str) -> Result<(), String> {
    let lines: Vec<&str> = printed.lines().collect();
    match (lines.len(), lines.last()) {
        (3, Some(&"All tasks completed")) => Ok(()),
        _ => Err("a task was not waited for".to_owned()),
    }
}

lesson_program::graphs! {
    wait_then_receive = Explored::new("five_senders::wait_then_receive(3)", || {
        five_senders::wait_then_receive(SENDERS);
    })
    .judged(every_index_comes)
    .mended_by("receive-then-wait");

    receive_then_wait = Explored::new("five_senders::receive_then_wait(3)", || {
        five_senders::receive_then_wait(SENDERS);
    })
    .judged(every_index_comes)
    .unlike_loom("loom needs more than 500,000 executions for three senders");

    receive_only = Explored::new("five_senders::receive_only(3)", || {
        five_senders::receive_only(SENDERS);
    })
    .judged(every_index_comes);

    close_early = Explored::new("five_senders_close::close_early(2)", || {
        five_senders_close::close_early(CLOSED);
    })
    .judged(both_indices_come)
    .mended_by("with-last-sender");

    with_last_sender = Explored::new("five_senders_close::with_last_sender(2)", || {
        five_senders_close::with_last_sender(CLOSED);
    })
    .judged(both_indices_come);

    with_closer = Explored::new("five_senders_close::with_closer(2)", || {
        five_senders_close::with_closer(CLOSED);
    })
    .judged(both_indices_come);

    add_inside_the_thread = Explored::new("two_tasks::add_inside_the_thread", two_tasks::add_inside_the_thread)
        .judged(the_last_line_comes_last)
        .mended_by("two-tasks");

    two_tasks = Explored::new("two_tasks::with_wait_group", two_tasks::with_wait_group)
        .judged(the_last_line_comes_last);

    two_tasks_scope = Explored::new("two_tasks::with_scope", two_tasks::with_scope)
        .judged(the_last_line_comes_last);
}

/// With two senders, as many as loom can explore, both find the same.
#[test]
fn receive_then_wait_with_two() {
    let two = "five_senders::receive_then_wait(2)";
    Explored::new(two, || five_senders::receive_then_wait(2)).compare(PACKAGE, two);
}
