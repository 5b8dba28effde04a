//! What the programs of lesson 01 print: every run of the real binary stays inside a set that is
//! computed. And what the compiler says of a program that it refuses.

use std::collections::BTreeSet;
use std::sync::Barrier;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;
use std::thread;

use lesson_01_spawn_and_join::count_primes::{primes_below, primes_in};
use lesson_01_spawn_and_join::sum_in_halves::sum;
use lesson_program::recorded::{Recorded, record};
use lesson_program::refused::refused;

mod expected;

const EXE: &str = env!("CARGO_BIN_EXE_01");
const RUNS: usize = 50;

fn recorded(args: &[&str], allowed: BTreeSet<String>) -> Recorded {
    record("01", EXE, args, RUNS, allowed)
}

#[test]
fn one_greeting_is_printed() {
    let recorded = recorded(&["one-greeting"], expected::one_greeting());
    insta::assert_snapshot!("one-greeting", recorded);
}

#[test]
fn one_greeting_as_written_may_print_nothing() {
    let recorded = recorded(
        &["one-greeting", "--as-written"],
        expected::perhaps_one_greeting(),
    );
    insta::assert_snapshot!("one-greeting.as-written", recorded);
}

#[test]
fn two_greetings_come_in_either_order() {
    let recorded = recorded(&["two-greetings"], expected::two_greetings());
    insta::assert_snapshot!("two-greetings", recorded);
}

#[test]
fn two_greetings_as_written_have_five_outcomes() {
    let allowed = expected::perhaps_two_greetings();
    assert_eq!(allowed.len(), 5);
    let recorded = recorded(&["two-greetings", "--as-written"], allowed);
    insta::assert_snapshot!("two-greetings.as-written", recorded);
}

#[test]
fn two_greetings_in_order_have_one_outcome() {
    let recorded = recorded(
        &["two-greetings-in-order"],
        expected::two_greetings_in_order(),
    );
    insta::assert_snapshot!("two-greetings-in-order", recorded);
}

#[test]
fn detached_has_three_outcomes() {
    let allowed = expected::detached();
    assert_eq!(allowed.len(), 3);
    assert!(expected::joined().is_subset(&allowed));
    insta::assert_snapshot!("detached", recorded(&["detached"], allowed));
}

#[test]
fn primes_are_counted() {
    let count = format!("{}\n", primes_in(0..100_000));
    let recorded = recorded(&["count-primes"], [count].into());
    insta::assert_snapshot!("count-primes", recorded);
    let first = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29];
    for limit in 0..30 {
        let below = first.iter().filter(|prime| **prime < limit).count();
        assert_eq!(primes_below(limit), below, "below {limit}");
    }
}

#[test]
fn halves_are_added() {
    let total = format!("{}\n", 1_000 * 1_001 / 2);
    let recorded = recorded(&["sum-in-halves"], [total].into());
    insta::assert_snapshot!("sum-in-halves", recorded);
    assert_eq!([sum(&[]), sum(&[7]), sum(&[1, 2, 4])], [0, 7, 7]);
}

/// A thread that panics leaves its value out: `join` says so.
#[test]
fn joining_a_panicked_thread_is_an_error() {
    let thread = thread::spawn(|| panic!("expected by the test"));
    assert!(thread.join().is_err());
}

/// Nobody joins these threads by hand, and each is held until all are there.
#[test]
fn a_scope_ends_after_every_closure() {
    let (all, ended) = (Barrier::new(3), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                all.wait();
                ended.fetch_add(1, Relaxed);
            });
        }
    });
    assert_eq!(ended.into_inner(), 3);
}

#[test]
fn a_spawned_thread_may_not_borrow() {
    if let Some(message) = refused(env!("CARGO_MANIFEST_DIR"), "refused/borrowed.rs", "E0373") {
        insta::assert_snapshot!("refused-borrowed", message);
    }
}
