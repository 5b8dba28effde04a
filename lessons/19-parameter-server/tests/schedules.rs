//! Lesson 19, schedule by schedule: everything that its programs can do.

use interleave_sync::explored as sync;
use interleave_sync::explored::model::Options;
use lesson_program::explored::{Explored, can_print, within};

#[path = "../src/actor.rs"]
mod actor;
#[path = "../src/as_written.rs"]
mod as_written;
#[path = "../src/cas.rs"]
mod cas;
mod expected;
#[allow(dead_code, reason = "what is only run is not explored")]
#[path = "../src/last_digits.rs"]
mod last_digits;
#[path = "../src/ledger.rs"]
mod ledger;
#[path = "../src/mended.rs"]
mod mended;
#[path = "../src/retry.rs"]
mod retry;
#[path = "../src/server.rs"]
mod server;
#[allow(
    dead_code,
    reason = "the model makes its two shards itself, and pushes no ranges"
)]
#[path = "../src/sharded.rs"]
mod sharded;
#[allow(dead_code, reason = "what is only run is not explored")]
#[path = "../src/updates.rs"]
mod updates;

use expected::one_and_two;

fn everything_counts_once(printed: &str) -> Result<(), String> {
    within(&expected::counted_once(), printed, "the sum is wrong")
}

fn the_digits_are_the_same(printed: &str) -> Result<(), String> {
    within(&expected::by_worker(), printed, "the last digits differ")
}

fn it_was_so_once(printed: &str) -> Result<(), String> {
    let message = "the second push was seen and the first was not";
    within(&expected::states(), printed, message)
}

fn one_push_counts_once(printed: &str) -> Result<(), String> {
    within(&expected::one_push(), printed, "one push was counted twice")
}

lesson_program::graphs! {
    as_written = Explored::new("as_written::as_written(2, 1)", || {
        as_written::as_written(2, 1, one_and_two);
    })
    .options(Options::late())
    .judged(everything_counts_once)
    .mended_by("parameter-server");

    counted_twice = Explored::new("as_written::counted_twice(2, 1)", || {
        as_written::counted_twice(2, 1, one_and_two);
    })
    .judged(everything_counts_once)
    .mended_by("parameter-server");

    sleep_instead_of_wait = Explored::new("as_written::sleep_instead_of_wait(2, 1)", || {
        as_written::sleep_instead_of_wait(2, 1, one_and_two);
    })
    .options(Options::late())
    .judged(everything_counts_once)
    .mended_by("parameter-server");

    parameter_server = Explored::new("mended::mended(2, 1)", || {
        mended::mended(2, 1, one_and_two);
    })
    .judged(everything_counts_once);

    actor = Explored::new("actor::two_workers", actor::two_workers).judged(everything_counts_once);

    as_they_come = Explored::new("last_digits::as_they_come", last_digits::as_they_come)
        .judged(the_digits_are_the_same)
        .mended_by("by-worker");

    by_worker = Explored::new("last_digits::by_worker", last_digits::by_worker)
        .judged(the_digits_are_the_same);

    torn = Explored::new("sharded::torn", sharded::torn)
        .judged(it_was_so_once)
        .mended_by("snapshot");

    snapshot = Explored::new("sharded::snapshot", sharded::snapshot).judged(it_was_so_once);

    counts_a_retry_twice = Explored::new("retry::counts_a_retry_twice", retry::counts_a_retry_twice)
        .options(Options::late())
        .judged(one_push_counts_once)
        .mended_by("retry");

    retry = Explored::new("retry::mended", retry::mended)
        .options(Options::late())
        .judged(one_push_counts_once);
}

/// Each bug can go wrong in every way that the page speaks of, and in no other.
#[test]
fn the_bugs_can_do_no_more_than_that() {
    let late_as_written = can_print(Options::late(), || {
        as_written::as_written(2, 1, one_and_two)
    });
    assert_eq!(late_as_written, expected::whatever_has_come(2.0));
    let twice = can_print(Options::late(), || {
        as_written::counted_twice(2, 1, one_and_two)
    });
    assert_eq!(twice, expected::counted_twice());
    let late_sleep = can_print(Options::late(), || {
        as_written::sleep_instead_of_wait(2, 1, one_and_two)
    });
    assert_eq!(late_sleep, expected::whatever_has_come(1.0));
    let digits = can_print(Options::late(), last_digits::as_they_come);
    assert_eq!(digits, expected::as_they_come());
    let torn = can_print(Options::late(), sharded::torn);
    assert_eq!(torn, expected::states_and_a_torn_one());
    let counted = can_print(Options::late(), retry::counts_a_retry_twice);
    assert_eq!(counted, expected::one_push_or_two());
}

/// While the clock is exact a sleep of a tenth of a second is long enough: so nobody has noticed.
#[test]
fn with_an_exact_clock_the_sleep_is_long_enough() {
    let exact = Options::default();
    let once = can_print(exact, || {
        as_written::sleep_instead_of_wait(2, 1, one_and_two)
    });
    assert_eq!(once, expected::counted_once());
    let twice = can_print(exact, || as_written::as_written(2, 1, one_and_two));
    assert_eq!(twice, expected::counted_twice());
}

/// What the explorer has of atomics is their interleavings: none loses anything.
#[test]
fn an_atomic_counts_once_too() {
    assert_eq!(
        can_print(Options::default(), cas::two_workers),
        expected::counted_once()
    );
}
