//! Wrong: it leaves the list only when all goes well.

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
        if state.shut || state.inside.len() >= self.most {
            return false;
        }
        state.inside.push(Arc::clone(connection));
        drop(state);
        while connection.answer_next() {}
        let mut state = self.state.lock().unwrap();
        state.inside.retain(|other| !Arc::ptr_eq(other, connection));
        self.left.notify_all();
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
