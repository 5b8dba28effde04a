//! Lesson 03 under loom, where time has no length: a sleep may last any time, and `after` may fire
//! at any moment. So loom cannot say what happens on an exact clock; it says what is true on all
//! of them.

use std::collections::BTreeSet;
use std::time::Duration;

use interleave_sync::loomed as sync;
use sync::model;

#[path = "../src/both_ready.rs"]
mod both_ready;
#[path = "../src/deadline.rs"]
mod deadline;
mod expected;
#[path = "../src/heartbeat.rs"]
mod heartbeat;
#[path = "../src/merge.rs"]
mod merge;
#[path = "../src/parcel.rs"]
mod parcel;
#[path = "../src/poll.rs"]
mod poll;
#[path = "../src/two_delays.rs"]
mod two_delays;

const ONE_SECOND: Duration = Duration::from_secs(1);
const TWO_SECONDS: Duration = Duration::from_secs(2);

fn outcomes(lines: &[&str]) -> BTreeSet<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

#[test]
fn sleeps_do_not_order_the_words() {
    let figures = model::prints("two_delays::order_by_sleep(1, 2)", || {
        two_delays::order_by_sleep(ONE_SECOND, TWO_SECONDS)
    });
    assert_eq!(figures.outcomes, expected::either_order());
    insta::assert_snapshot!("two_delays-order_by_sleep-outcomes", figures);
}

#[test]
fn ordering_by_sleep_is_found() {
    let found = model::fails!(
        "two_delays::order_by_sleep(1, 2)",
        || two_delays::order_by_sleep(ONE_SECOND, TWO_SECONDS),
        expected::hello_world,
        "World came before Hello"
    );
    insta::assert_snapshot!("two_delays-order_by_sleep", found);
}

#[test]
fn a_channel_each_orders_the_words() {
    let figures = model::prints("two_delays::mended(1, 2)", || {
        two_delays::mended(ONE_SECOND, TWO_SECONDS)
    });
    assert_eq!(figures.outcomes, expected::hello_world());
    insta::assert_snapshot!("two_delays-mended", figures);
}

#[test]
fn either_ready_arm_may_be_taken() {
    let figures = model::prints("both_ready::both_ready", both_ready::both_ready);
    assert_eq!(figures.outcomes, outcomes(&["left\n", "right\n"]));
    insta::assert_snapshot!("both_ready", figures);
}

#[test]
fn a_merged_stream_has_every_word_and_ends() {
    let figures = model::prints("merge::merge(1)", || merge::merge(1));
    assert_eq!(figures.outcomes, expected::merged(1));
    insta::assert_snapshot!("merge", figures);
}

#[test]
fn work_is_stopped_between_any_two_pieces() {
    let figures = model::prints("poll::poll(3)", || poll::poll(3));
    assert_eq!(figures.outcomes, expected::polled(3));
    insta::assert_snapshot!("poll", figures);
}

#[test]
fn a_limit_may_come_before_any_letter() {
    for (name, program) in [
        (
            "deadline::timeout_each",
            deadline::timeout_each as fn(Duration, u32),
        ),
        ("deadline::one_deadline", deadline::one_deadline),
    ] {
        let figures = model::prints(&format!("{name}(1)"), move || program(ONE_SECOND, 1));
        let last = match name {
            "deadline::one_deadline" => "time is up",
            _ => "no letter in time",
        };
        assert_eq!(figures.outcomes, expected::letters(1, last));
        insta::assert_snapshot!(name.replace("::", "-"), figures);
    }
}

#[test]
fn a_parcel_from_hand_to_hand_is_never_lost() {
    let figures = model::prints("parcel::in_person", || {
        parcel::in_person(ONE_SECOND, ONE_SECOND)
    });
    let mut printed = figures.outcomes.iter();
    assert!(printed.all(|printed| expected::both_sides_agree(printed).is_ok()));
    insta::assert_snapshot!("parcel-in_person", figures);
}

#[test]
fn a_timeout_that_drops_the_value_is_found() {
    let found = model::fails!(
        "parcel::timeout_drops_the_value",
        || parcel::timeout_drops_the_value(ONE_SECOND, ONE_SECOND),
        |printed: &str| {
            if let Err(fault) = expected::both_sides_agree(printed) {
                panic!("{fault}");
            }
        }
    );
    insta::assert_snapshot!("parcel-timeout_drops_the_value", found);
}

#[test]
fn a_channel_that_ticks_is_beyond_loom() {
    let refused = model::fails!("heartbeat::heartbeat", || heartbeat::heartbeat(ONE_SECOND));
    let reason = "panic: channel::tick is not modelled: it has no last execution";
    assert_eq!(refused.failure, reason);
}
