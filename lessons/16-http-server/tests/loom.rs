//! Lesson 16 under loom: the pool and its end. The same files run with sockets in the server.

use interleave_sync::loomed as sync;
use sync::model;

#[allow(dead_code, reason = "the server rings it too")]
#[path = "../src/bell.rs"]
mod bell;
#[path = "../src/callers.rs"]
mod callers;
#[path = "../src/closing.rs"]
mod closing;
#[allow(dead_code, reason = "the explorer expects more")]
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

#[test]
fn whoever_came_in_is_answered() {
    let figures = model::prints("closing::mended", closing::mended);
    assert_eq!(figures.outcomes, expected::answered());
    insta::assert_snapshot!("closing-mended", figures);
}

#[test]
fn two_workers_answer_as_well() {
    let figures = model::prints("closing::two_workers", closing::two_workers);
    assert_eq!(figures.outcomes, expected::answered());
    insta::assert_snapshot!("closing-two_workers", figures);
}

#[test]
fn a_lost_request_is_found() {
    let found = model::fails!(
        "closing::loses_a_request",
        closing::loses_a_request,
        expected::answered,
        "a request was lost"
    );
    insta::assert_snapshot!("closing-loses_a_request", found);
}

#[test]
fn waiting_for_ever_is_found() {
    let found = model::fails!("closing::waits_for_ever", closing::waits_for_ever);
    insta::assert_snapshot!("closing-waits_for_ever", found);
}

#[test]
fn parking_behind_a_shut_door_is_found() {
    let found = model::fails!(
        "closing::parked_too_late",
        closing::parked_too_late,
        expected::answered,
        "a request was lost"
    );
    insta::assert_snapshot!("closing-parked_too_late", found);
}

#[test]
fn the_starved_pool_is_found() {
    let found = model::fails!("callers::starved", callers::starved);
    insta::assert_snapshot!("callers-starved", found);
}

#[test]
fn both_callers_are_served() {
    let figures = model::prints("callers::served", callers::served);
    assert_eq!(figures.outcomes, expected::both());
    insta::assert_snapshot!("callers-served", figures);
}
