//! Gates: who wants to pass waits until somebody opens.

use std::collections::{BTreeMap, BTreeSet};

use crate::sync::{Condvar, Mutex};

/// How many gates may be open at once: nobody is made to remember more.
const MOST: usize = 1024;

/// All gates of a server.
#[derive(Debug, Default)]
pub struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// How many may pass through each gate that is open.
    open: BTreeMap<i64, u64>,
    /// The connections whose callers are not there any more.
    gone: BTreeSet<u64>,
}

impl Gate {
    /// Waits until gate `number` is opened, once for each who passes.
    ///
    /// # Errors
    /// When `connection` ends meanwhile.
    pub fn pass(&self, number: i64, connection: u64) -> Result<i64, String> {
        let keeps = |state: &mut State| {
            !state.open.contains_key(&number) && !state.gone.contains(&connection)
        };
        let state = self.state.lock().unwrap();
        let mut state = self.changed.wait_while(state, keeps).unwrap();
        let Some(left) = state.open.get_mut(&number) else {
            return Err("nobody has opened".to_owned());
        };
        *left -= 1;
        if *left == 0 {
            state.open.remove(&number);
        }
        Ok(number)
    }

    /// Lets one pass.
    ///
    /// # Errors
    /// When too many gates are open.
    pub fn open(&self, number: i64) -> Result<i64, String> {
        let mut state = self.state.lock().unwrap();
        if state.open.len() >= MOST {
            return Err("too many gates are open".to_owned());
        }
        *state.open.entry(number).or_default() += 1;
        self.changed.notify_all();
        Ok(number)
    }

    /// Sends away whoever waits on behalf of a connection, now or later.
    pub fn leave(&self, connection: u64) {
        self.state.lock().unwrap().gone.insert(connection);
        self.changed.notify_all();
    }

    /// Nobody waits on behalf of it, and nobody will.
    pub fn forget(&self, connection: u64) {
        self.state.lock().unwrap().gone.remove(&connection);
    }
}
