//! Threads, parking and wait groups.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::sync::atomic::AtomicUsize;
use crate::sync::atomic::Ordering::{Acquire, Relaxed, Release};
use crate::sync::{Arc, WaitGroup, thread};

pub fn join_returns_the_value() {
    let thread = thread::spawn(|| 6 * 7);
    assert_eq!(thread.join().unwrap(), 42);
}

pub fn join_reports_a_panic() {
    let thread = thread::spawn(|| panic!("expected by the test"));
    assert!(thread.join().is_err());
}

pub fn scoped_threads_borrow() {
    let mut numbers = [1, 2];
    let (left, right) = numbers.split_at_mut(1);
    let sum = thread::scope(|scope| {
        let left = scope.spawn(|| {
            left[0] *= 10;
            left[0]
        });
        let right = scope.spawn(|| {
            right[0] *= 10;
            right[0]
        });
        left.join().unwrap() + right.join().unwrap()
    });
    assert_eq!((sum, numbers), (30, [10, 20]));
}

pub fn a_scope_waits_for_its_threads() {
    let ended = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| ended.fetch_add(1, Relaxed));
        }
    });
    assert_eq!(ended.load(Relaxed), 2);
}

pub fn unpark_before_park_is_kept() {
    thread::current().unpark();
    thread::park();
}

pub fn park_waits_for_unpark() {
    let flag = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&flag);
    let parked = thread::spawn(move || {
        while seen.load(Acquire) == 0 {
            thread::park();
        }
    });
    flag.store(1, Release);
    parked.thread().unpark();
    parked.join().unwrap();
}

pub fn a_wait_group_waits_for_all() {
    let group = WaitGroup::new();
    let ended = AtomicUsize::new(0);
    group.add(2);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                ended.fetch_add(1, Relaxed);
                group.done();
            });
        }
        group.wait();
        assert_eq!(ended.load(Relaxed), 2);
    });
}

pub fn a_wait_group_is_used_again() {
    let group = WaitGroup::new();
    group.wait();
    for _ in 0..2 {
        group.add(1);
        thread::scope(|scope| {
            scope.spawn(|| group.done());
            group.wait();
        });
    }
}

pub fn a_wait_group_wakes_every_waiter() {
    let group = WaitGroup::new();
    group.add(1);
    thread::scope(|scope| {
        scope.spawn(|| group.wait());
        scope.spawn(|| group.wait());
        group.done();
    });
}

pub fn adds_of_several_threads_all_count() {
    let group = WaitGroup::new();
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| group.add(1));
        }
    });
    // A lost add would make the second of these panic.
    group.done();
    group.done();
    group.wait();
}

pub fn done_without_add_panics() {
    let group = WaitGroup::new();
    assert!(catch_unwind(AssertUnwindSafe(|| group.done())).is_err());
    group.add(1);
    group.done();
    group.wait();
}
