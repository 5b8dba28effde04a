//! `OnceLock`, which shuttle lacks, over its `Once`.

use super::Once;

/// A cell that is written at most once.
#[derive(Debug)]
pub struct OnceLock<T> {
    once: Once,
    value: std::sync::OnceLock<T>,
}

impl<T> OnceLock<T> {
    /// An empty cell.
    pub fn new() -> Self {
        Self {
            once: Once::new(),
            value: std::sync::OnceLock::new(),
        }
    }

    /// The value, if it has been written.
    pub fn get(&self) -> Option<&T> {
        self.once.is_completed().then(|| self.value.get())?
    }

    /// Writes the value.
    ///
    /// # Errors
    /// The value given, when the cell had one already.
    pub fn set(&self, value: T) -> Result<(), T> {
        let mut result = Err(value);
        self.once.call_once(|| {
            if let Err(value) = std::mem::replace(&mut result, Ok(())) {
                result = self.value.set(value);
            }
        });
        result
    }

    /// The value, written by `init` if there is none; others wait for a running `init`.
    pub fn get_or_init(&self, init: impl FnOnce() -> T) -> &T {
        self.once.call_once(|| {
            self.value.get_or_init(init);
        });
        self.value.get().expect("a completed Once has written it")
    }
}

impl<T> Default for OnceLock<T> {
    fn default() -> Self {
        Self::new()
    }
}
