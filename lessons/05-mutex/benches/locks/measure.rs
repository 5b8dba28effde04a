//! One measurement, in a process of its own.

use std::time::Instant;

use lesson_05_mutex::sync::{Mutex, channel, thread};

/// Adds `n` times in all, in `threads` threads that share a lock of this kind, and prints how many
/// picoseconds one addition took.
pub fn print(kind: &str, threads: usize, n: usize) {
    let start = Instant::now();
    let sum = match kind {
        "mutex" => mutex(threads, n / threads),
        "channel" => in_channel(threads, n / threads),
        _ => panic!("mutex or channel, not {kind}"),
    };
    let took = start.elapsed().as_nanos();
    assert_eq!(sum, n, "an addition was lost");
    println!("{}", took * 1000 / n as u128);
}

// ANCHOR: mutex
/// Adds `n` times in each of several threads.
fn mutex(threads: usize, n: usize) -> usize {
    let sum = Mutex::new(0);
    each(threads, || {
        for _ in 0..n {
            *sum.lock().unwrap() += 1;
        }
    });
    sum.into_inner().unwrap()
}
// ANCHOR_END: mutex

// ANCHOR: channel
/// The same. The number sits in a channel with one place, and whoever has
/// received it holds the lock.
fn in_channel(threads: usize, n: usize) -> usize {
    let (give, take) = channel::bounded(1);
    give.send(0).unwrap();
    each(threads, || {
        for _ in 0..n {
            let sum: usize = take.recv().unwrap();
            give.send(sum + 1).unwrap();
        }
    });
    take.recv().unwrap()
}
// ANCHOR_END: channel

/// Runs `add` in so many threads and waits for them.
fn each(threads: usize, add: impl Fn() + Sync) {
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(&add);
        }
    });
}
