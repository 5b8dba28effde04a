//! How clients come from one place to another: from the door to the queue, from a worker to those who
//! are parked, and from there to the queue for the last time.

use std::collections::BTreeMap;

use crate::pool::{Place, Pool};

impl<C> Pool<C> {
    // ANCHOR: found
    /// What the worker at the door has found: new clients, and parked ones that called. The door is
    /// free again: whoever has nothing to do goes there.
    pub fn found(&self, new: Vec<C>, called: impl FnOnce(&mut BTreeMap<usize, C>) -> Vec<C>) {
        let mut state = self.state.lock().unwrap();
        state.queue.extend(new);
        let called = called(&mut state.parked);
        state.queue.extend(called);
        state.door = Place::Free;
    }

    /// The worker at the door has shut it. Those who were let in and those who are parked are served
    /// once more, then everybody leaves.
    pub fn shut(&self, new: Vec<C>) {
        let mut state = self.state.lock().unwrap();
        let parked = std::mem::take(&mut state.parked);
        state.queue.extend(new);
        state.queue.extend(parked.into_values());
        state.door = Place::Shut;
        self.changed.notify_all();
    }
    // ANCHOR_END: found

    // ANCHOR: park
    /// Parks a client, unless the door is shut: then nobody would hear it call. `arm` makes sure that
    /// it is heard, and says under which number.
    pub fn park(&self, mut client: C, arm: impl FnOnce(&mut C) -> Option<usize>) {
        let mut state = self.state.lock().unwrap();
        if state.door == Place::Shut {
            state.queue.push_back(client);
        } else if let Some(number) = arm(&mut client) {
            state.parked.insert(number, client);
        }
    }
    // ANCHOR_END: park

    // ANCHOR: close
    /// Says that the door is to be shut. `ring` brings back whoever watches it.
    pub fn close(&self, ring: impl FnOnce()) {
        self.state.lock().unwrap().closing = true;
        ring();
    }
    // ANCHOR_END: close
}
