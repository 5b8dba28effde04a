//! Two callers and one worker. Ann asks and keeps her connection until Bob has been answered; Bob
//! asks and goes.

use crate::bell::{Bell, Event, Part, Visitor};
use crate::keep_alive::{Client, pool_starved_by_keep_alive};
use crate::pool::Pool;
use crate::sync::channel::{Receiver, Sender};
use crate::sync::{channel, print, thread};
use crate::work::work;

/// A caller's connection, on which it has asked already.
struct Line {
    name: &'static str,
    /// Where the answer goes, until it has been given.
    answer: Option<Sender<()>>,
    /// Hangs up when the caller does.
    open: Receiver<()>,
}

impl Client for Line {
    fn answer_next(&mut self) -> bool {
        let Some(answer) = self.answer.take() else {
            return self.open.recv().is_ok();
        };
        print(format!("Hello, {}!", self.name));
        answer.send(()).is_ok()
    }
}

// ANCHOR: starved
/// A bug: if Ann is first, the worker waits for her, she for Bob, and Bob for the worker.
pub fn starved() {
    let (hand_over, accepted) = channel::unbounded();
    thread::scope(|scope| {
        scope.spawn(|| pool_starved_by_keep_alive(&accepted));
        let to_bobs = hand_over.clone();
        let bob = scope.spawn(move || drop(call("Bob", &to_bobs)));
        let connection = call("Ann", &hand_over);
        bob.join().unwrap(); // Ann has time
        drop((connection, hand_over));
    });
}

/// Connects and asks, waits for the answer, and returns the connection.
fn call(name: &'static str, hand_over: &Sender<Line>) -> Sender<()> {
    let (answer, answered) = channel::unbounded();
    let (connection, open) = channel::unbounded();
    let answer = Some(answer);
    hand_over.send(Line { name, answer, open }).unwrap();
    answered.recv().unwrap();
    connection
}
// ANCHOR_END: starved

// ANCHOR: served
/// Mended: the worker waits for both, and for neither.
pub fn served() {
    let pool = Pool::new();
    let (events, door) = channel::unbounded();
    let door = Bell(door);
    thread::scope(|scope| {
        scope.spawn(|| work(&pool, &door, Visitor::serve));
        let to_bobs = events.clone();
        let bob = scope.spawn(move || visit(2, "Bob", &to_bobs));
        visit(1, "Ann", &events);
        bob.join().unwrap(); // Ann has time, and her connection
        pool.close(|| events.send(Event::Bell).unwrap());
    });
}

/// Comes in and asks, and waits for the answer.
fn visit(number: usize, name: &'static str, events: &Sender<Event>) {
    let (answer, answered) = channel::unbounded();
    let visitor = Visitor {
        number,
        name,
        request: Part::Whole,
        keeps: true,
        answered: Some(answer),
    };
    events.send(Event::Come(vec![visitor])).unwrap();
    answered.recv().unwrap();
}
// ANCHOR_END: served
