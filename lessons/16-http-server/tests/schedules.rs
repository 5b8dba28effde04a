//! Lesson 16, schedule by schedule: everything that its pool can do, as it serves and as it stops.

use interleave_sync::explored as sync;
use interleave_sync::explored::model::{self, Options};
use lesson_program::explored::{Explored, can_print, within};

#[allow(dead_code, reason = "the server rings it too")]
#[path = "../src/bell.rs"]
mod bell;
#[path = "../src/callers.rs"]
mod callers;
#[path = "../src/closing.rs"]
mod closing;
mod expected;
#[path = "../src/keep_alive.rs"]
mod keep_alive;
#[path = "../src/moves.rs"]
mod moves;
#[allow(dead_code, unreachable_pub, reason = "it is the server's")]
#[path = "../src/pool.rs"]
mod pool;
#[path = "../src/work.rs"]
mod work;

fn ann_is_answered(printed: &str) -> Result<(), String> {
    within(&expected::answered(), printed, "a request was lost")
}

fn both_are_answered(printed: &str) -> Result<(), String> {
    within(&expected::both(), printed, "somebody was not answered")
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

    parked_too_late = Explored::new("closing::parked_too_late", closing::parked_too_late)
            .judged(ann_is_answered)
            .mended_by("two-workers");

    pool_starved_by_keep_alive = Explored::new("callers::starved", callers::starved)
        .judged(both_are_answered)
        .mended_by("served");

    served = Explored::new("callers::served", callers::served).judged(both_are_answered);
}

/// The first answer takes until the second has been given: whoever takes the first from the queue, and
/// leaves the second there, wakes another.
#[test]
fn one_worker_wakes_another() {
    model::passes("a slow answer", Options::default(), || {
        let pool = pool::Pool::new();
        let (events, door) = sync::channel::unbounded();
        let (answer, answered) = sync::channel::unbounded();
        let (done, is_done) = sync::channel::unbounded();
        let door = bell::Bell(door);
        let visitor = |number| bell::Visitor {
            number,
            name: "Ann",
            request: bell::Part::Whole,
            keeps: false,
            answered: None,
        };
        let serve = |visitor: bell::Visitor, _last| {
            match visitor.number {
                1 => answered.recv().unwrap(),
                _ => answer.send(()).unwrap(),
            }
            done.send(()).unwrap();
            None
        };
        sync::thread::scope(|scope| {
            scope.spawn(|| work::work(&pool, &door, serve));
            scope.spawn(|| work::work(&pool, &door, serve));
            let both = vec![visitor(1), visitor(2)];
            events.send(bell::Event::Come(both)).unwrap();
            is_done.recv().unwrap();
            is_done.recv().unwrap();
            pool.close(|| events.send(bell::Event::Bell).unwrap());
        });
    });
}

/// Whoever shuts the door tells all the others.
#[test]
fn all_three_leave() {
    model::passes("three leave", Options::default(), || {
        let pool = pool::Pool::new();
        let (_events, door) = sync::channel::unbounded();
        let door = bell::Bell(door);
        pool.close(|| ());
        sync::thread::scope(|scope| {
            scope.spawn(|| work::work(&pool, &door, bell::Visitor::serve));
            scope.spawn(|| work::work(&pool, &door, bell::Visitor::serve));
            work::work(&pool, &door, bell::Visitor::serve);
        });
    });
}

/// A parked visitor is found by its number when it calls.
#[test]
fn who_calls_is_heard() {
    model::passes("a call", Options::default(), || {
        let pool = pool::Pool::new();
        let (events, door) = sync::channel::unbounded();
        let (parked, is_parked) = sync::channel::unbounded();
        let door = bell::Bell(door);
        let visitor = bell::Visitor {
            number: 7,
            name: "Ann",
            request: bell::Part::Nothing,
            keeps: true,
            answered: None,
        };
        let mut turns = 0;
        let serve = |visitor: bell::Visitor, last: bool| {
            turns += 1;
            parked.send(()).unwrap();
            (!last && turns < 2).then_some(visitor)
        };
        sync::thread::scope(|scope| {
            scope.spawn(|| work::work(&pool, &door, serve));
            events.send(bell::Event::Come(vec![visitor])).unwrap();
            is_parked.recv().unwrap();
            events.send(bell::Event::Calls(7)).unwrap();
            is_parked.recv().unwrap();
            pool.close(|| events.send(bell::Event::Bell).unwrap());
        });
    });
}

#[test]
fn the_bugs_can_do_no_more_than_that() {
    assert_eq!(
        can_print(Options::default(), closing::loses_a_request),
        expected::perhaps_answered()
    );
}
