//! Runs the exercise of lesson 16 on native threads.

pub use interleave_sync::native as sync;

mod exercise;

use exercise::{Connection, Limiter};
use sync::atomic::{AtomicUsize, Ordering::SeqCst};
use sync::{Arc, print, thread};

/// A connection with so many requests.
struct Line {
    requests: AtomicUsize,
    answered: &'static AtomicUsize,
}

impl Connection for Line {
    fn answer_next(&self) -> bool {
        self.answered.fetch_add(1, SeqCst);
        self.requests.fetch_sub(1, SeqCst) > 1
    }

    fn hang_up(&self) {
        self.requests.store(1, SeqCst);
    }
}

static ANSWERED: AtomicUsize = AtomicUsize::new(0);

fn main() {
    let limiter = Limiter::new(4);
    let line = || -> Arc<dyn Connection> {
        Arc::new(Line {
            requests: AtomicUsize::new(100),
            answered: &ANSWERED,
        })
    };
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| limiter.serve(&line()));
        }
    });
    limiter.shut();
    let late = limiter.serve(&line());
    print(format!(
        "{} requests answered; let in after the end: {late}",
        ANSWERED.load(SeqCst)
    ));
}
