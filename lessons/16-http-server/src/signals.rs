//! Being told to stop: SIGINT (Ctrl-C) and SIGTERM.

use std::io;

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

/// From now on the signals that ask a process to stop do not end it: they are waited for.
#[derive(Debug)]
pub struct Stop(Signals);

impl Stop {
    /// Takes the signals over.
    ///
    /// # Errors
    /// When the system does not let it.
    pub fn listen() -> io::Result<Self> {
        Signals::new([SIGINT, SIGTERM]).map(Self)
    }

    /// Waits for one of them.
    pub fn wait(&mut self) {
        self.0.forever().next();
    }
}
