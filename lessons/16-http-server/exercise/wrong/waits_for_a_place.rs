//! Wrong: whoever comes when all places are taken should be sent away at once, and waits here.

use crate::sync::{Arc, Condvar, Mutex};

pub trait Connection: Send + Sync {
    fn answer_next(&self) -> bool;
    fn hang_up(&self);
}

pub struct Limiter {
    most: usize,
    state: Mutex<State>,
    left: Condvar,
}

struct State {
    inside: Vec<Arc<dyn Connection>>,
    shut: bool,
}

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
    pub fn new(most: usize) -> Self {
        let inside = Vec::new();
        let state = Mutex::new(State {
            inside,
            shut: false,
        });
        let left = Condvar::new();
        Self { most, state, left }
    }

    pub fn serve(&self, connection: &Arc<dyn Connection>) -> bool {
        let mut state = self.state.lock().unwrap();
        while !state.shut && state.inside.len() >= self.most {
            state = self.left.wait(state).unwrap();
        }
        if state.shut {
            return false;
        }
        state.inside.push(Arc::clone(connection));
        drop(state);
        let _place = Place(self, connection);
        while connection.answer_next() {}
        true
    }

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
