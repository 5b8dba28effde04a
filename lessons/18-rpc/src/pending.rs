//! The calls that have been sent and not been answered.

use std::collections::BTreeMap;

use crate::sync::Mutex;

// ANCHOR: table
/// The pending calls of one connection, and whoever waits for each. Whoever takes a call out of the
/// table, be it the reply, the deadline or the hang-up, ends it; so each is ended once.
#[derive(Debug)]
pub struct Pending<W> {
    calls: Mutex<Calls<W>>,
}

#[derive(Debug)]
struct Calls<W> {
    waiting: BTreeMap<u64, W>,
    next: u64,
    gone: bool,
}

impl<W> Default for Pending<W> {
    /// An empty table of a connection that is there. Calls are numbered from 0, as Go's are.
    fn default() -> Self {
        let calls = Mutex::new(Calls {
            waiting: BTreeMap::new(),
            next: 0,
            gone: false,
        });
        Self { calls }
    }
}

impl<W> Pending<W> {
    /// Enters a call under a number that no other call of this connection ever has. Returns `None`
    /// when the connection is gone: nobody would ever answer.
    pub fn enter(&self, waiter: W) -> Option<u64> {
        let mut calls = self.calls.lock().unwrap();
        if calls.gone {
            return None;
        }
        let id = calls.next;
        calls.next += 1;
        calls.waiting.insert(id, waiter);
        Some(id)
    }

    /// Takes a call out: who waited for it, or `None` if somebody else has ended it.
    pub fn take(&self, id: u64) -> Option<W> {
        self.calls.lock().unwrap().waiting.remove(&id)
    }

    /// The connection is gone: takes all calls out, and lets none in any more.
    pub fn hang_up(&self) -> Vec<W> {
        let mut calls = self.calls.lock().unwrap();
        calls.gone = true;
        std::mem::take(&mut calls.waiting).into_values().collect()
    }

    /// How many calls are pending.
    pub fn len(&self) -> usize {
        self.calls.lock().unwrap().waiting.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
// ANCHOR_END: table
