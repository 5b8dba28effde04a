//! One measurement, in a process of its own that has done nothing else.

use std::time::Instant;

use lesson_04_wait_group::sync::atomic::{AtomicUsize, Ordering};
use lesson_04_wait_group::sync::thread;

/// Starts `n` tasks in this way, waits for them, and prints how many nanoseconds that took.
pub fn print(kind: &str, n: usize) {
    let run = match kind {
        "threads" => threads,
        "scope" => scope,
        "pool" => pool,
        _ => panic!("threads, scope or pool, not {kind}"),
    };
    run(1); // what is set up on first use, a pool's threads too, is not the n-th task's cost
    DONE.store(0, Ordering::Relaxed);
    let start = Instant::now();
    run(n);
    let took = start.elapsed().as_nanos();
    assert_eq!(DONE.load(Ordering::Relaxed), n, "a task was not waited for");
    println!("{took}");
}

/// How many tasks have run. Go's count themselves in their wait group.
static DONE: AtomicUsize = AtomicUsize::new(0);

fn task() {
    DONE.fetch_add(1, Ordering::Relaxed);
}

fn threads(n: usize) {
    let threads: Vec<_> = (0..n).map(|_| thread::spawn(task)).collect();
    for thread in threads {
        thread.join().unwrap();
    }
}

fn scope(n: usize) {
    thread::scope(|scope| {
        for _ in 0..n {
            scope.spawn(task);
        }
    });
}

// ANCHOR: pool
/// As many threads as there are cores take `n` tasks off their queues.
fn pool(n: usize) {
    rayon::scope(|scope| {
        for _ in 0..n {
            scope.spawn(|_| task());
        }
    });
}
// ANCHOR_END: pool
