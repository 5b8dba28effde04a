//! `Once` and `OnceLock` over loom's mutex and an atomic flag.

use std::sync::OnceLock as StdOnceLock;

use loom::sync::Mutex;
use loom::sync::atomic::AtomicBool;
use loom::sync::atomic::Ordering::{Acquire, Release};

/// A cell that is written at most once. `ready` is what readers synchronise with; `gate` lets one
/// initialiser in at a time.
#[derive(Debug)]
pub struct OnceLock<T> {
    ready: AtomicBool,
    gate: Mutex<()>,
    value: StdOnceLock<T>,
}

/// Runs a closure at most once.
#[derive(Debug, Default)]
pub struct Once {
    done: OnceLock<()>,
}

impl<T> OnceLock<T> {
    /// An empty cell.
    pub fn new() -> Self {
        Self {
            ready: AtomicBool::new(false),
            gate: Mutex::new(()),
            value: StdOnceLock::new(),
        }
    }

    /// The value, if it has been written.
    #[track_caller]
    pub fn get(&self) -> Option<&T> {
        if self.ready.load(Acquire) {
            self.value.get()
        } else {
            None
        }
    }

    /// Writes the value.
    ///
    /// # Errors
    /// The value given, when the cell had one already.
    #[track_caller]
    pub fn set(&self, value: T) -> Result<(), T> {
        let _gate = self.gate.lock().unwrap();
        self.value.set(value)?;
        self.ready.store(true, Release);
        Ok(())
    }

    /// The value, written by `init` if there is none; others wait for a running `init`.
    #[track_caller]
    pub fn get_or_init(&self, init: impl FnOnce() -> T) -> &T {
        if let Some(value) = self.get() {
            return value;
        }
        let _gate = self.gate.lock().unwrap();
        let value = self.value.get_or_init(init);
        self.ready.store(true, Release);
        value
    }
}

impl<T> Default for OnceLock<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl Once {
    /// A `Once` that has not run.
    pub fn new() -> Self {
        Self::default()
    }

    /// Runs `action` if none has run, and returns when one has.
    #[track_caller]
    pub fn call_once(&self, action: impl FnOnce()) {
        self.done.get_or_init(action);
    }

    /// Whether a closure has run to its end.
    #[track_caller]
    pub fn is_completed(&self) -> bool {
        self.done.get().is_some()
    }
}
