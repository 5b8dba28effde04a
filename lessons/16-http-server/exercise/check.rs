//! What is checked of `Limiter`.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use lesson_exercise::Check;

use super::exercise::{Connection, Limiter};
use crate::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use crate::sync::model::check;
use crate::sync::{Arc, Condvar, Mutex, thread};

pub const CHECKS: &[Check] = &[
    Check::new("one place", one_place),
    Check::new("one after the other", one_after_the_other),
    Check::new("after a panic", after_a_panic),
    Check::new("an idle connection", an_idle_connection),
];

/// A connection with one request, that counts how many are inside at a time.
struct Counted(Arc<AtomicUsize>);

impl Connection for Counted {
    fn answer_next(&self) -> bool {
        let before = self.0.fetch_add(1, SeqCst);
        check(
            before == 0,
            "limit: two connections are inside, where one may be",
        );
        self.0.fetch_sub(1, SeqCst);
        false
    }

    fn hang_up(&self) {}
}

/// A connection that panics.
struct Panics;

impl Connection for Panics {
    fn answer_next(&self) -> bool {
        resume_unwind(Box::new("as it must"))
    }

    fn hang_up(&self) {}
}

/// A connection with one request, or that has none until it is hung up on.
struct Idle {
    over: Mutex<bool>,
    changed: Condvar,
}

impl Idle {
    fn new() -> Arc<Self> {
        let over = Mutex::new(false);
        let changed = Condvar::new();
        Arc::new(Self { over, changed })
    }
}

impl Connection for Idle {
    fn answer_next(&self) -> bool {
        let mut over = self.over.lock().unwrap();
        while !*over {
            over = self.changed.wait(over).unwrap();
        }
        false
    }

    fn hang_up(&self) {
        *self.over.lock().unwrap() = true;
        self.changed.notify_all();
    }
}

/// Two come at once.
fn one_place() {
    let limiter = Arc::new(Limiter::new(1));
    let inside = AtomicUsize::new(0);
    let inside = Arc::new(inside);
    let come = move |limiter: &Limiter| {
        let connection: Arc<dyn Connection> = Arc::new(Counted(Arc::clone(&inside)));
        limiter.serve(&connection)
    };
    let other = {
        let (limiter, come) = (Arc::clone(&limiter), come.clone());
        thread::spawn(move || come(&limiter))
    };
    let one = come(&limiter);
    let other = other.join().unwrap();
    check(
        one || other,
        "refused: there was a place, and nobody was let in",
    );
}

/// And two who do not.
fn one_after_the_other() {
    let limiter = Limiter::new(1);
    for _ in 0..2 {
        let connection = Idle::new();
        connection.hang_up();
        let connection: Arc<dyn Connection> = connection;
        let served = limiter.serve(&connection);
        check(served, "refused: there was a place, and nobody was let in");
    }
}

fn after_a_panic() {
    let limiter = Limiter::new(1);
    let connection: Arc<dyn Connection> = Arc::new(Panics);
    let served = catch_unwind(AssertUnwindSafe(|| limiter.serve(&connection)));
    check(served.is_err(), "panic: it was kept from whoever called");
    let connection = Idle::new();
    connection.hang_up();
    let connection: Arc<dyn Connection> = connection;
    let message = "place: a connection has panicked, and its place is taken for ever";
    check(limiter.serve(&connection), message);
}

/// Somebody comes, and says nothing; and it is time to end.
fn an_idle_connection() {
    let limiter = Arc::new(Limiter::new(2));
    let idle = {
        let limiter = Arc::clone(&limiter);
        let idle: Arc<dyn Connection> = Idle::new();
        thread::spawn(move || limiter.serve(&idle))
    };
    limiter.shut();
    let late = Idle::new();
    late.hang_up();
    let late: Arc<dyn Connection> = late;
    check(!limiter.serve(&late), "shut: somebody was let in after all");
    idle.join().unwrap();
}
