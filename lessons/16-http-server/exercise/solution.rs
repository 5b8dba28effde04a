//! Exercise 16: a connection limiter. Who is inside is looked up and changed under one lock, and
//! leaves by a guard, so even in a panic.

use crate::sync::{Arc, Condvar, Mutex};

/// A connection that may be kept for many requests.
pub trait Connection: Send + Sync {
    /// Waits for a request and answers it; false once there will be no other.
    fn answer_next(&self) -> bool;

    /// Makes `answer_next` return false, now and from now on.
    fn hang_up(&self);
}

/// Lets in at most so many connections at a time.
pub struct Limiter {
    most: usize,
    state: Mutex<State>,
    left: Condvar,
}

struct State {
    inside: Vec<Arc<dyn Connection>>,
    shut: bool,
}

/// Somebody's place inside; given back when it is dropped.
struct Place<'a>(&'a Limiter, &'a Arc<dyn Connection>);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let Self(limiter, connection) = self;
        let mut state = limiter.state.lock().unwrap();
        state.inside.retain(|other| !Arc::ptr_eq(other, connection));
        limiter.left.notify_all();
    }
}

impl Limiter {
    /// Nobody is inside.
    pub fn new(most: usize) -> Self {
        let inside = Vec::new();
        let state = Mutex::new(State {
            inside,
            shut: false,
        });
        let left = Condvar::new();
        Self { most, state, left }
    }

    /// Answers `connection` to its end, if there is a place; or returns false.
    pub fn serve(&self, connection: &Arc<dyn Connection>) -> bool {
        let mut state = self.state.lock().unwrap();
        if state.shut || state.inside.len() >= self.most {
            return false;
        }
        state.inside.push(Arc::clone(connection));
        drop(state);
        let _place = Place(self, connection);
        while connection.answer_next() {}
        true
    }

    /// Lets nobody in any more, hangs up on all who are inside, and waits until the last has left.
    pub fn shut(&self) {
        let mut state = self.state.lock().unwrap();
        state.shut = true;
        for connection in &state.inside {
            connection.hang_up();
        }
        while !state.inside.is_empty() {
            state = self.left.wait(state).unwrap();
        }
    }
}
