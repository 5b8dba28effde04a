//! What the page says of selects and of time in Rust, on the channels that the programs use.

use std::time::Duration;

use lesson_03_select_and_time::sync::channel::{self, RecvTimeoutError, select};
use lesson_03_select_and_time::sync::thread;
use serde_json::Value;

/// Takes one of two ready arms, so many times; true is the first.
fn picks(times: usize) -> Vec<bool> {
    let left = channel::bounded::<()>(0).1; // nobody can send: it has hung up
    let right = channel::bounded::<()>(0).1;
    let pick = |_| {
        select! {
            recv(left) -> _ => true,
            recv(right) -> _ => false,
        }
    };
    (0..times).map(pick).collect()
}

/// Of 10,000 picks each arm gets its half, but for chance: 4,000 is 20 standard deviations away.
#[test]
fn every_ready_arm_is_taken_often() {
    let first = picks(10_000).into_iter().filter(|first| *first).count();
    assert!((4_000..6_000).contains(&first), "{first}");
}

/// crossbeam's generator begins with the same number in every thread.
#[test]
fn every_thread_picks_the_same_arms() {
    let mine = thread::spawn(|| picks(100)).join().unwrap();
    let others = thread::spawn(|| picks(100)).join().unwrap();
    assert_eq!(mine, others);
    assert!(mine.contains(&true) && mine.contains(&false));
}

/// A limit of no time at all: `default` gives way to what is there, `after` is one arm of two.
#[test]
fn a_default_with_a_limit_gives_way() {
    let there = channel::bounded::<()>(0).1; // nobody can send: it has hung up
    let mut limits = 0;
    for _ in 0..1_000 {
        select! {
            recv(there) -> _ => {}
            default(Duration::ZERO) => panic!("it did not give way"),
        }
        let limit = channel::after(Duration::ZERO);
        select! {
            recv(there) -> _ => {}
            recv(limit) -> _ => limits += 1,
        }
    }
    assert!((300..700).contains(&limits), "{limits}");
}

#[test]
fn a_timer_keeps_one_message_at_most() {
    let any = Duration::from_secs(1);
    let timers = [channel::after(any), channel::tick(any)];
    assert!(timers.iter().all(|timer| timer.capacity() == Some(1)));
}

/// What has come is taken even when the time is up: a receive looks before it waits.
#[test]
fn a_receive_with_no_time_left_still_takes_what_is_there() {
    let (tx, rx) = channel::bounded(1);
    assert_eq!(
        rx.recv_timeout(Duration::ZERO),
        Err(RecvTimeoutError::Timeout)
    );
    tx.send(1).unwrap();
    assert_eq!(rx.recv_timeout(Duration::ZERO), Ok(1));
}

/// A receiver that has gone is told to whoever sends, and the value comes back.
#[test]
fn nobody_at_the_door_means_the_parcel_comes_back() {
    let (door, hall) = channel::bounded(0);
    let courier = thread::spawn(move || door.send("parcel"));
    drop(hall);
    let refused = courier.join().unwrap().unwrap_err();
    assert_eq!(refused.into_inner(), "parcel");
}

/// What the page says in words of the figures that stand beside them.
#[test]
fn the_record_says_what_the_page_says() {
    let record = include_str!("../measured/time.json");
    let record: Value = serde_json::from_str(record).expect("a record");
    let delays = &record["two-delays"];
    for language in ["go", "rust"] {
        assert_eq!(delays[language]["Hello-World"], delays["runs"]);
    }
    let first = &record["both-ready"];
    let always = ["left", "right"].map(|side| first["rust"][side] == first["runs"]);
    assert!(always.contains(&true), "{first}");
    let go = ["left", "right"].map(|side| first["go"][side].as_u64());
    assert!(go.iter().all(|count| *count > Some(0)), "{first}");
}
