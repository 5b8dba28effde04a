//! The programs of lesson 03 in virtual time: on a clock that is exact, and on one on which
//! everybody may be late. Nothing here sleeps.

use std::collections::BTreeSet;
use std::time::Duration;

use interleave_sync::explored as sync;
use sync::model::{self, Clock, Options};
use sync::{channel, print, thread};

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

/// Everything that `program` can print on such a clock; it always ends.
fn prints(clock: Clock, program: impl Fn() + std::panic::UnwindSafe + 'static) -> BTreeSet<String> {
    let options = Options {
        clock,
        ..Options::default()
    };
    let graph = model::passes("a program", options, program);
    let outcomes = graph.outcomes.into_iter();
    outcomes.map(|outcome| outcome.output).collect()
}

fn lines(lines: &[&str]) -> BTreeSet<String> {
    let output = lines.iter().map(|line| format!("{line}\n")).collect();
    BTreeSet::from([output])
}

#[test]
fn unequal_sleeps_order_the_words_on_an_exact_clock_only() {
    let unequal = || two_delays::order_by_sleep(ONE_SECOND, TWO_SECONDS);
    assert_eq!(prints(Clock::Exact, unequal), expected::hello_world());
    assert_eq!(prints(Clock::Late, unequal), expected::either_order());
}

#[test]
fn equal_sleeps_order_nothing() {
    let equal = || two_delays::order_by_sleep(ONE_SECOND, ONE_SECOND);
    assert_eq!(prints(Clock::Exact, equal), expected::either_order());
}

#[test]
fn with_a_channel_each_any_sleeps_will_do() {
    for (hello, world) in [(1, 2), (1, 1), (2, 1), (0, 0)] {
        let mended = move || {
            two_delays::mended(Duration::from_secs(hello), Duration::from_secs(world));
        };
        assert_eq!(prints(Clock::Exact, mended), expected::hello_world());
        assert_eq!(prints(Clock::Late, mended), expected::hello_world());
    }
}

#[test]
fn a_heart_beats_twice_in_two_and_a_half_moments() {
    let heartbeat = || heartbeat::heartbeat(ONE_SECOND);
    let exact = lines(&["still waiting", "still waiting", "42"]);
    assert_eq!(prints(Clock::Exact, heartbeat), exact);
    assert_eq!(prints(Clock::Late, heartbeat), expected::heartbeats(4));
}

#[test]
fn a_limit_for_each_letter_is_none_for_all_of_them() {
    let each = || deadline::timeout_each(ONE_SECOND, 4);
    let all = [
        "letter 1",
        "letter 2",
        "letter 3",
        "letter 4",
        "that was all",
    ];
    assert_eq!(prints(Clock::Exact, each), lines(&all));
    let late = expected::letters(4, "no letter in time");
    assert_eq!(prints(Clock::Late, each), late);
}

#[test]
fn one_deadline_comes_after_two_letters() {
    let one = || deadline::one_deadline(ONE_SECOND, 4);
    let exact = lines(&["letter 1", "letter 2", "time is up"]);
    assert_eq!(prints(Clock::Exact, one), exact);
    let late = expected::letters(4, "time is up");
    assert_eq!(prints(Clock::Late, one), late);
}

/// Whatever the delay, whatever the patience.
#[test]
fn from_hand_to_hand_both_sides_agree() {
    for (delay, patience) in [(ONE_SECOND, ONE_SECOND), (ONE_SECOND, TWO_SECONDS)] {
        let in_person = move || parcel::in_person(delay, patience);
        assert_eq!(prints(Clock::Late, in_person), expected::in_person());
    }
    let early = prints(Clock::Exact, || parcel::in_person(ONE_SECOND, TWO_SECONDS));
    assert!(!early.iter().any(|output| output.contains("nobody")));
}

/// A patience twice as long as the delay helps only on an exact clock.
#[test]
fn more_patience_only_makes_the_loss_rarer() {
    let patient = || parcel::timeout_drops_the_value(ONE_SECOND, TWO_SECONDS);
    let exact = prints(Clock::Exact, patient);
    let agree = |output: &String| expected::both_sides_agree(output).is_ok();
    assert!(exact.iter().all(agree), "{exact:?}");
    assert_eq!(prints(Clock::Late, patient), expected::left_at_the_door());
}

#[test]
fn merging_and_polling_need_no_clock() {
    assert_eq!(
        prints(Clock::Exact, || merge::merge(2)),
        expected::merged(2)
    );
    assert_eq!(prints(Clock::Exact, || poll::poll(3)), expected::polled(3));
}

/// A reader who sleeps through three ticks finds one, and the next a whole period later.
#[test]
fn missed_ticks_are_not_kept() {
    let sleepy = || {
        let time = channel::tick(ONE_SECOND);
        thread::sleep(ONE_SECOND * 7 / 2);
        print(time.try_iter().count());
    };
    assert_eq!(prints(Clock::Exact, sleepy), lines(&["1"]));
}
