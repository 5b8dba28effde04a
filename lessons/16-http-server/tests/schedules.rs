//! Lesson 16, schedule by schedule: everything that its pool can do, as it serves and as it stops.

use std::collections::BTreeSet;

use interleave_sync::explored as sync;
use interleave_sync::explored::model::{self, Options};
use lesson_program::explored::Explored;

#[path = "../src/bell.rs"]
mod bell;
#[path = "../src/callers.rs"]
mod callers;
#[path = "../src/closing.rs"]
mod closing;
mod expected;
#[path = "../src/keep_alive.rs"]
mod keep_alive;
#[allow(dead_code, unreachable_pub)]
#[path = "../src/pool.rs"]
mod pool;
#[path = "../src/work.rs"]
mod work;

fn ann_is_answered(printed: &str) -> Result<(), String> {
    match expected::answered().contains(printed) {
        true => Ok(()),
        false => Err("a request was lost".to_owned()),
    }
}

fn both_are_answered(printed: &str) -> Result<(), String> {
    match expected::both().contains(printed) {
        true => Ok(()),
        false => Err("somebody was not answered".to_owned()),
    }
}

lesson_program::graphs! {
    stop = Explored::new("closing::mended", closing::mended).judged(ann_is_answered);

    two_workers = Explored::new("closing::two_workers", closing::two_workers)
        .judged(ann_is_answered);

    loses_a_request = Explored::new("closing::loses_a_request", closing::loses_a_request)
        .judged(ann_is_answered)
        .mended_by("stop");

    waits_for_ever = Explored::new("closing::waits_for_ever", closing::waits_for_ever)
        .judged(ann_is_answered)
        .mended_by("stop");

    parks_behind_a_shut_door =
        Explored::new("closing::parks_behind_a_shut_door", closing::parks_behind_a_shut_door)
            .judged(ann_is_answered)
            .mended_by("two-workers");

    starved = Explored::new("callers::starved", callers::starved)
        .judged(both_are_answered)
        .mended_by("served");

    served = Explored::new("callers::served", callers::served).judged(both_are_answered);
}

/// Everything that `program` can print.
fn printed(program: fn()) -> BTreeSet<String> {
    let graph = model::explore("printed", Options::default(), program);
    let outcomes = graph.outcomes.into_iter();
    outcomes.map(|outcome| outcome.output).collect()
}

#[test]
fn the_bugs_can_do_no_more_than_that() {
    assert_eq!(
        printed(closing::loses_a_request),
        expected::perhaps_answered()
    );
}
