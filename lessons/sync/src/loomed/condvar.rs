//! loom's condition variable with `std`'s missing methods.

use std::sync::LockResult;
use std::time::Duration;

use super::MutexGuard;

/// loom's condition variable. It never wakes spuriously, and a notification wakes the thread that
/// has waited longest.
#[derive(Debug, Default)]
pub struct Condvar {
    inner: loom::sync::Condvar,
}

/// What [`Condvar::wait_timeout`] would return; never made, for it refuses.
#[derive(Debug)]
pub struct WaitTimeoutResult {
    timed_out: bool,
}

impl Condvar {
    /// A condition variable that nobody waits on.
    pub fn new() -> Self {
        Self::default()
    }

    /// Releases the lock of `guard`, waits for a notification, and takes the lock again.
    ///
    /// # Errors
    /// Never: poisoning is not modelled.
    #[track_caller]
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        self.inner.wait(guard)
    }

    /// Waits as long as `condition` holds.
    ///
    /// # Errors
    /// Never: poisoning is not modelled.
    #[track_caller]
    pub fn wait_while<'a, T>(
        &self,
        mut guard: MutexGuard<'a, T>,
        mut condition: impl FnMut(&mut T) -> bool,
    ) -> LockResult<MutexGuard<'a, T>> {
        while condition(&mut guard) {
            guard = self.wait(guard)?;
        }
        Ok(guard)
    }

    /// Refuses to run: a listed refusal of this flavour.
    ///
    /// # Panics
    /// Always. loom 0.7.2 takes `wait_timeout` for a `wait` that never times out, which would let
    /// a model pass without its most interesting executions.
    ///
    /// # Errors
    /// Never returns.
    #[track_caller]
    pub fn wait_timeout<'a, T>(
        &self,
        _guard: MutexGuard<'a, T>,
        _timeout: Duration,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        panic!("Condvar::wait_timeout is not modelled: loom's never times out")
    }

    /// Wakes the thread that has waited longest, if any waits.
    #[track_caller]
    pub fn notify_one(&self) {
        self.inner.notify_one();
    }

    /// Wakes every thread that waits.
    #[track_caller]
    pub fn notify_all(&self) {
        self.inner.notify_all();
    }
}

impl WaitTimeoutResult {
    /// Whether the wait ended because of its time limit.
    pub fn timed_out(&self) -> bool {
        self.timed_out
    }
}
