//! Which worker does what: the heart of the server, without a socket in it.
//!
//! A client is in one of three places: *parked* until something arrives from it, in the *queue*
//! until a worker is free, or with that worker. One free worker at a time watches the door, where
//! new clients come in and parked ones call; the others wait. No worker ever waits for a client.

use std::collections::{BTreeMap, VecDeque};

use crate::sync::{Condvar, Mutex, MutexGuard};

// ANCHOR: state
/// What the workers share.
#[derive(Debug)]
pub struct Pool<C> {
    pub(crate) state: Mutex<State<C>>,
    pub(crate) changed: Condvar,
}

#[derive(Debug)]
pub(crate) struct State<C> {
    pub(crate) parked: BTreeMap<usize, C>,
    pub(crate) queue: VecDeque<C>,
    pub(crate) door: Place,
    pub(crate) closing: bool,
    /// Workers with nothing to do.
    idle: usize,
}

/// Whether somebody stands at the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Free,
    Taken,
    /// It has been shut, and nobody will stand there again.
    Shut,
}
// ANCHOR_END: state

/// What a worker is to do next.
#[derive(Debug)]
pub enum Turn<C> {
    /// Serve this client; for the last time, if the door is shut.
    Serve(C, bool),
    /// Watch the door, and say what has been found.
    Watch,
    /// Let in whoever has come, and shut the door.
    Shut,
    /// Leave.
    Leave,
}

impl<C> Pool<C> {
    /// A pool without clients, whose door is free.
    pub fn new() -> Self {
        let state = Mutex::new(State {
            parked: BTreeMap::new(),
            queue: VecDeque::new(),
            door: Place::Free,
            closing: false,
            idle: 0,
        });
        let changed = Condvar::new();
        Self { state, changed }
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State<C>> {
        self.state.lock().unwrap()
    }

    // ANCHOR: next
    /// Waits until there is something to do, and says what.
    pub fn next(&self) -> Turn<C> {
        let mut state = self.state.lock().unwrap();
        loop {
            if let Some(client) = state.queue.pop_front() {
                if !state.queue.is_empty() && state.idle > 0 {
                    self.changed.notify_one();
                }
                return Turn::Serve(client, state.door == Place::Shut);
            }
            match state.door {
                Place::Shut => return Turn::Leave,
                Place::Free => {
                    state.door = Place::Taken;
                    let closing = state.closing;
                    return if closing { Turn::Shut } else { Turn::Watch };
                }
                Place::Taken => {}
            }
            state.idle += 1;
            state = self.changed.wait(state).unwrap();
            state.idle -= 1;
        }
    }
    // ANCHOR_END: next
}

impl<C> Default for Pool<C> {
    fn default() -> Self {
        Self::new()
    }
}
