//! Being told to stop: SIGINT (Ctrl-C) and SIGTERM.

use std::io;

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use signal_hook::iterator::Signals;

use crate::sync::Arc;
use crate::sync::atomic::AtomicBool;

/// From now on the first signal that asks the process to stop does not end it, but is waited for. The
/// second ends it, with exit code 1.
#[derive(Debug)]
pub struct Stop(Signals);

impl Stop {
    /// Takes the signals over.
    ///
    /// # Errors
    /// When the system does not let it.
    pub fn listen() -> io::Result<Self> {
        let asked = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM] {
            // In this order: the first signal finds that none has been.
            flag::register_conditional_shutdown(signal, 1, Arc::clone(&asked))?;
            flag::register(signal, Arc::clone(&asked))?;
        }
        Signals::new([SIGINT, SIGTERM]).map(Self)
    }

    /// Waits for one of them.
    pub fn wait(&mut self) {
        self.0.forever().next();
    }
}
