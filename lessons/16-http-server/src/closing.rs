//! One visitor comes in, and the server is told to stop. It must answer the visitor, and end.

use crate::bell::{Bell, Event, Part, Visitor};
use crate::pool::Pool;
use crate::sync::{channel, print, thread};
use crate::work::{turn, work};

/// A visitor of whose request so much has arrived, and who keeps its connection.
const fn ann(request: Part) -> Visitor {
    Visitor {
        number: 1,
        name: "Ann",
        request,
        keeps: true,
        answered: None,
    }
}

// ANCHOR: stopped
/// Lets `visitor` in, and stops as soon as it has.
fn stopped(visitor: Visitor, worker: fn(&Pool<Visitor>, &Bell), rings: bool) {
    let pool = Pool::new();
    let (events, door) = channel::unbounded();
    let door = Bell(door);
    thread::scope(|scope| {
        scope.spawn(|| worker(&pool, &door));
        events.send(Event::Come(vec![visitor])).unwrap();
        pool.close(|| {
            if rings {
                events.send(Event::Bell).unwrap();
            }
        });
    });
    print("stopped");
}
// ANCHOR_END: stopped

/// Works to the end.
fn works(pool: &Pool<Visitor>, door: &Bell) {
    work(pool, door, Visitor::serve);
}

/// Mended: whoever has come in is answered, and then all end.
pub fn mended() {
    stopped(ann(Part::Whole), works, true);
}

// ANCHOR: loses-a-request
/// A bug: leaves as soon as it is told to stop.
fn leaves_at_once(pool: &Pool<Visitor>, door: &Bell) {
    let park = |visitor| pool.park(visitor, |visitor| Some(visitor.number));
    while turn(pool, door, &mut Visitor::serve, park) {
        if pool.state().closing {
            return; // BUG: somebody may be in the queue, or at the door
        }
    }
}
// ANCHOR_END: loses-a-request

/// A bug: the visitor may not be answered.
pub fn loses_a_request() {
    stopped(ann(Part::Whole), leaves_at_once, true);
}

/// A bug: nobody tells the worker at the door, who waits for a visitor that has nothing to say.
pub fn waits_for_ever() {
    stopped(ann(Part::Whole), works, false);
}

// ANCHOR: parks-behind-a-shut-door
/// A bug: parks a visitor without a look at the door.
fn parks_regardless(pool: &Pool<Visitor>, door: &Bell) {
    let park = |visitor: Visitor| {
        pool.state().parked.insert(visitor.number, visitor); // BUG: who will hear it call?
    };
    while turn(pool, door, &mut Visitor::serve, park) {}
}
// ANCHOR_END: parks-behind-a-shut-door

// ANCHOR: two-workers
/// Two workers, one of whom is main; half of a request is in the queue, and it is time to stop.
fn two_stop(worker: fn(&Pool<Visitor>, &Bell)) {
    let pool = Pool::new();
    let (_events, door) = channel::unbounded();
    let door = Bell(door);
    pool.found(vec![ann(Part::Half)], |_| Vec::new());
    pool.close(|| ());
    thread::scope(|scope| {
        scope.spawn(|| worker(&pool, &door));
        worker(&pool, &door);
    });
    print("stopped");
}
// ANCHOR_END: two-workers

/// A bug: the visitor may be parked after everybody who was parked has been fetched.
pub fn parked_too_late() {
    two_stop(parks_regardless);
}

/// Mended: who is parked is always heard, or fetched.
pub fn two_workers() {
    two_stop(works);
}
