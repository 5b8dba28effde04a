//! What is checked of `Limiter`.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use lesson_exercise::Check;

use super::exercise::{Connection, Limiter};
use crate::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use crate::sync::channel::bounded;
use crate::sync::model::check;
use crate::sync::thread::JoinHandle;
use crate::sync::{Arc, Condvar, Mutex, thread};

pub const CHECKS: &[Check] = &[
    Check::new("one place", one_place),
    Check::new("one after the other", one_after_the_other),
    Check::new("after a panic", after_a_panic),
    Check::new("two places", two_places),
    Check::new("idle connections", idle_connections).on_loom(an_idle_connection),
    Check::new("shut twice", shut_twice),
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

/// A connection whose one request is answered by calling this.
struct Asks<F>(F);

impl<F: Fn() + Send + Sync> Connection for Asks<F> {
    fn answer_next(&self) -> bool {
        self.0();
        false
    }

    fn hang_up(&self) {}
}

/// A connection that has no request until it is hung up on.
struct Idle {
    line: Mutex<Line>,
    changed: Condvar,
}

#[derive(Default)]
struct Line {
    /// Whether somebody waits for a request.
    waited_on: bool,
    /// Whether it was hung up on.
    over: bool,
}

impl Idle {
    /// Of locks that have names of their own, which the schedules show.
    fn new(line: Mutex<Line>, changed: Condvar) -> Arc<Self> {
        Arc::new(Self { line, changed })
    }

    /// Returns when it is inside, and nobody has hung up on it.
    fn comes_in(&self) {
        let mut line = self.line.lock().unwrap();
        while !line.waited_on {
            line = self.changed.wait(line).unwrap();
        }
    }

    /// Whether somebody is still about to learn that it was hung up on.
    fn is_leaving(&self) -> bool {
        let line = self.line.lock().unwrap();
        line.waited_on && line.over
    }
}

impl Connection for Idle {
    fn answer_next(&self) -> bool {
        let mut line = self.line.lock().unwrap();
        while !line.over {
            line.waited_on = true;
            self.changed.notify_all();
            line = self.changed.wait(line).unwrap();
        }
        line.waited_on = false;
        false
    }

    fn hang_up(&self) {
        self.line.lock().unwrap().over = true;
        self.changed.notify_all();
    }
}

/// Somebody with one request comes, and is let in or not.
fn one_comes(limiter: &Limiter) -> bool {
    let connection: Arc<dyn Connection> = Arc::new(Asks(|| ()));
    limiter.serve(&connection)
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
        let served = one_comes(&limiter);
        check(served, "refused: there was a place, and nobody was let in");
    }
}

fn after_a_panic() {
    let limiter = Limiter::new(1);
    let connection: Arc<dyn Connection> = Arc::new(Panics);
    let served = catch_unwind(AssertUnwindSafe(|| limiter.serve(&connection)));
    check(served.is_err(), "panic: it was kept from whoever called");
    let message = "place: a connection has panicked, and its place is taken for ever";
    check(one_comes(&limiter), message);
}

/// Of two places the second is taken while the first is, and a third is not there.
fn two_places() {
    let limiter = Arc::new(Limiter::new(2));
    let (line, changed) = (Mutex::default(), Condvar::new());
    let second = Idle::new(line, changed);
    let other = {
        let (limiter, second) = (Arc::clone(&limiter), Arc::clone(&second));
        move || {
            let idle: Arc<dyn Connection> = second;
            let message = "refused: one of two places is free, and somebody was sent away";
            check(limiter.serve(&idle), message);
        }
    };
    let while_first_is_inside = {
        let limiter = Arc::clone(&limiter);
        move || {
            let other = thread::spawn(other.clone());
            second.comes_in();
            let third = one_comes(&limiter);
            check(
                !third,
                "limit: three connections are inside, where two may be",
            );
            second.hang_up();
            other.join().unwrap();
        }
    };
    let first: Arc<dyn Connection> = Arc::new(Asks(while_first_is_inside));
    let message = "refused: there was a place, and nobody was let in";
    check(limiter.serve(&first), message);
}

/// Two come, and say nothing. Ann goes away; then it is time to end.
fn idle_connections() {
    let limiter = Arc::new(Limiter::new(3));
    let ann = Mutex::default();
    let to_ann = Condvar::new();
    let bob = Mutex::default();
    let to_bob = Condvar::new();
    let clients = [Idle::new(ann, to_ann), Idle::new(bob, to_bob)];
    let threads = [0, 1].map(|client| serves(&limiter, &clients[client]));
    clients[0].hang_up();
    ends(&limiter, &clients);
    for thread in threads {
        thread.join().unwrap();
    }
}

/// One comes while another is inside who has a request; then it is time to end.
fn an_idle_connection() {
    let limiter = Arc::new(Limiter::new(3));
    let (line, changed) = (Mutex::default(), Condvar::new());
    let client = Idle::new(line, changed);
    let comes = {
        let (limiter, client) = (Arc::clone(&limiter), Arc::clone(&client));
        move || drop(serves(&limiter, &client))
    };
    let other: Arc<dyn Connection> = Arc::new(Asks(comes));
    limiter.serve(&other);
    ends(&limiter, &[client]);
}

fn serves(limiter: &Arc<Limiter>, client: &Arc<Idle>) -> JoinHandle<bool> {
    let (limiter, client) = (Arc::clone(limiter), Arc::clone(client));
    thread::spawn(move || {
        let idle: Arc<dyn Connection> = client;
        limiter.serve(&idle)
    })
}

fn ends(limiter: &Limiter, clients: &[Arc<Idle>]) {
    limiter.shut();
    for client in clients {
        let message = "shut: it has returned, and somebody on whom it hung up is still inside";
        check(!client.is_leaving(), message);
    }
    check(!one_comes(limiter), "shut: somebody was let in after all");
}

/// Somebody is inside, and leaves when one request is answered; two want to end meanwhile.
fn shut_twice() {
    let limiter = Arc::new(Limiter::new(1));
    let inside = Arc::new(AtomicBool::new(true));
    let (begins, begun) = bounded(1);
    let busy = {
        let (limiter, inside) = (Arc::clone(&limiter), Arc::clone(&inside));
        let request = move || {
            begins.send(()).unwrap();
            inside.store(false, SeqCst);
        };
        let busy: Arc<dyn Connection> = Arc::new(Asks(request));
        thread::spawn(move || limiter.serve(&busy))
    };
    begun.recv().unwrap();
    let end = move || {
        limiter.shut();
        let message = "shut: one of two has returned, and somebody is still inside";
        check(!inside.load(SeqCst), message);
    };
    let other = thread::spawn(end.clone());
    end();
    other.join().unwrap();
    busy.join().unwrap();
}
