//! One measurement, in a process of its own.

use std::time::Instant;

use lesson_05_mutex::sync::atomic::{AtomicUsize, Ordering};
use lesson_05_mutex::sync::{Mutex, thread};

/// Adds `n` times in all, in `threads` threads, and prints how many nanoseconds that took.
pub fn print(kind: &str, threads: usize, n: usize) {
    let start = Instant::now();
    let sum = match kind {
        "mutex" => mutex(threads, n / threads),
        "atomic" => atomic(threads, n / threads),
        _ => panic!("mutex or atomic, not {kind}"),
    };
    let took = start.elapsed().as_nanos();
    assert_eq!(sum, n, "an addition was lost");
    println!("{took}");
}

fn mutex(threads: usize, n: usize) -> usize {
    let sum = Mutex::new(0);
    each(threads, || {
        for _ in 0..n {
            *sum.lock().unwrap() += 1;
        }
    });
    sum.into_inner().unwrap()
}

// ANCHOR: atomic
/// The number itself is what threads share. Nothing else hangs on the order of the additions, so
/// the weakest ordering does.
fn atomic(threads: usize, n: usize) -> usize {
    let sum = AtomicUsize::new(0);
    each(threads, || {
        for _ in 0..n {
            sum.fetch_add(1, Ordering::Relaxed);
        }
    });
    sum.into_inner()
}
// ANCHOR_END: atomic

/// Runs `add` in so many threads and waits for them.
fn each(threads: usize, add: impl Fn() + Sync) {
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(&add);
        }
    });
}
