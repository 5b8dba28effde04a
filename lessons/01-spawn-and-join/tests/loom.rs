//! Lesson 01 under loom: in every execution the mended programs print what they must, and each
//! named bug is found.
//!
//! loom lets every thread of a model run to its end, so what a process would have printed is read
//! at the moment its main would return.

use std::collections::HashSet;
use std::sync::Mutex;
use std::thread;

use interleave_sync::loomed as sync;
use sync::model;

#[path = "../src/count_primes.rs"]
mod count_primes;
#[path = "../src/detached.rs"]
mod detached;
mod expected;
#[path = "../src/one_greeting.rs"]
mod one_greeting;
#[path = "../src/sum_in_halves.rs"]
mod sum_in_halves;
#[path = "../src/two_greetings.rs"]
mod two_greetings;

#[test]
fn one_greeting_is_printed() {
    let figures = model::prints("one_greeting::mended", one_greeting::mended);
    assert_eq!(figures.outcomes, expected::one_greeting());
    insta::assert_snapshot!("one_greeting-mended", figures);
}

#[test]
fn read_line_instead_of_join_is_found() {
    let found = model::fails!(
        "one_greeting::read_line_instead_of_join",
        one_greeting::read_line_instead_of_join,
        expected::one_greeting,
        "main returned before the greeting"
    );
    insta::assert_snapshot!("one_greeting-read_line_instead_of_join", found);
}

#[test]
fn read_line_instead_of_join_has_two_outcomes() {
    let figures = model::prints(
        "one_greeting::read_line_instead_of_join",
        one_greeting::read_line_instead_of_join,
    );
    assert_eq!(figures.outcomes, expected::perhaps_one_greeting());
    insta::assert_snapshot!("one_greeting-read_line_instead_of_join-outcomes", figures);
}

#[test]
fn two_greetings_come_in_either_order() {
    let figures = model::prints("two_greetings::mended", two_greetings::mended);
    assert_eq!(figures.outcomes, expected::two_greetings());
    insta::assert_snapshot!("two_greetings-mended", figures);
}

#[test]
fn two_greetings_as_written_have_five_outcomes() {
    let figures = model::prints("two_greetings::as_written", two_greetings::as_written);
    assert_eq!(figures.outcomes, expected::perhaps_two_greetings());
    insta::assert_snapshot!("two_greetings-as_written", figures);
}

#[test]
fn two_greetings_in_order_have_one_outcome() {
    let figures = model::prints("two_greetings::in_order", two_greetings::in_order);
    assert_eq!(figures.outcomes, expected::two_greetings_in_order());
    insta::assert_snapshot!("two_greetings-in_order", figures);
}

#[test]
fn detached_is_found() {
    let found = model::fails!(
        "detached::detached",
        detached::detached,
        expected::joined,
        "main returned before the greeting"
    );
    insta::assert_snapshot!("detached", found);
}

#[test]
fn detached_has_three_outcomes() {
    let figures = model::prints("detached::detached", detached::detached);
    assert_eq!(figures.outcomes, expected::detached());
    insta::assert_snapshot!("detached-outcomes", figures);
}

#[test]
fn a_returned_handle_is_joined() {
    let figures = model::prints("detached::joined", detached::joined);
    assert_eq!(figures.outcomes, expected::joined());
    insta::assert_snapshot!("joined", figures);
}

/// The values come back whatever the order in which the threads run.
#[test]
fn values_are_returned() {
    let primes = model::explore("count_primes::primes_below(30)", || {
        count_primes::primes_below(30)
    });
    assert!(primes.outcomes.iter().eq(["10"]), "{primes}");
    insta::assert_snapshot!("count_primes", primes);
    let sum = model::explore("sum_in_halves::sum", || sum_in_halves::sum(&[1, 2, 4]));
    assert!(sum.outcomes.iter().eq(["7"]), "{sum}");
    insta::assert_snapshot!("sum_in_halves", sum);
}

/// Concurrency without parallelism: loom runs the model's threads in turn on one thread of the
/// operating system, and they interleave in every way all the same.
#[test]
fn every_interleaving_happens_on_one_thread() {
    static RAN_ON: Mutex<Option<HashSet<thread::ThreadId>>> = Mutex::new(None);
    fn greet(line: &str) {
        let mut ran_on = RAN_ON.lock().unwrap();
        ran_on
            .get_or_insert_default()
            .insert(thread::current().id());
        drop(ran_on);
        sync::print(line);
    }
    let figures = model::prints("two threads on one", || {
        sync::thread::spawn(|| greet("Hello, World!"));
        sync::thread::spawn(|| greet("Hello, Go!"));
    });
    assert_eq!(figures.outcomes, expected::perhaps_two_greetings());
    let ran_on = RAN_ON.lock().unwrap().take().unwrap();
    assert_eq!(ran_on, HashSet::from([thread::current().id()]));
}
