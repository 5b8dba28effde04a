//! Runs the exercise of lesson 04 on native threads.

pub use interleave_sync::native as sync;

mod exercise;

use exercise::WaitGroup;
use sync::{Arc, print, thread};

fn main() {
    let group = Arc::new(WaitGroup::new());
    group.add(8);
    let waiters = [1, 2].map(|_| {
        let group = Arc::clone(&group);
        thread::spawn(move || group.wait())
    });
    for _ in 0..8 {
        let group = Arc::clone(&group);
        thread::spawn(move || group.done());
    }
    group.wait();
    for waiter in waiters {
        waiter.join().unwrap();
    }
    print("eight tasks are done, and three waiters know");
}
