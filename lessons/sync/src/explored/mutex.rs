//! `std::sync::Mutex`, each operation a step.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};
use std::thread::panicking;

use super::lock;
use super::runtime::{Id, Pending, Spot, with};

/// A mutual exclusion lock. Whoever waits for it gets it in the order of coming.
pub struct Mutex<T: ?Sized> {
    pub(super) id: Id,
    pub(super) value: std::sync::Mutex<T>,
}

/// Access to the value of a [`Mutex`]; dropping it is the operation "unlock".
pub struct MutexGuard<'a, T: ?Sized> {
    pub(super) mutex: &'a Mutex<T>,
    pub(super) value: Option<std::sync::MutexGuard<'a, T>>,
    pub(super) spot: Spot,
    panicking: bool,
}

impl<T> Mutex<T> {
    /// A mutex that nobody holds.
    ///
    /// # Panics
    /// Outside `model::explore`.
    #[track_caller]
    pub fn new(value: T) -> Self {
        Self {
            id: lock::make("mutex", Spot::here()),
            value: std::sync::Mutex::new(value),
        }
    }

    /// The value, when nobody can hold the mutex any more.
    ///
    /// # Errors
    /// The value, when the mutex is poisoned.
    pub fn into_inner(self) -> LockResult<T> {
        let poisoned = self.is_poisoned();
        let value = self
            .value
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        result(poisoned, value)
    }
}

impl<T: ?Sized> Mutex<T> {
    /// Takes the lock, waiting in line for it.
    ///
    /// # Errors
    /// The guard, when a thread panicked while it held the lock.
    #[track_caller]
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        let spot = Spot::here();
        let poisoned = lock::acquire(self.id, "lock", true, spot);
        result(poisoned, self.guard(spot))
    }

    /// Takes the lock if nobody holds it.
    ///
    /// # Errors
    /// When somebody holds it; and the guard, when a thread panicked while it held the lock.
    #[track_caller]
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
        let spot = Spot::here();
        match lock::try_acquire(self.id, "try to lock", true, spot) {
            None => Err(TryLockError::WouldBlock),
            Some(false) => Ok(self.guard(spot)),
            Some(true) => Err(PoisonError::new(self.guard(spot)).into()),
        }
    }

    /// The value, which nobody else can reach.
    ///
    /// # Errors
    /// The value, when the mutex is poisoned.
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        let poisoned = self.is_poisoned();
        let value = self.value.get_mut().unwrap_or_else(PoisonError::into_inner);
        result(poisoned, value)
    }

    /// Whether a thread panicked while it held the lock. No step: a look without the lock.
    pub fn is_poisoned(&self) -> bool {
        with(|run| run.lock(self.id).poisoned).unwrap_or(false)
    }

    /// The guard of a lock that the machine has granted.
    pub(super) fn guard(&self, spot: Spot) -> MutexGuard<'_, T> {
        MutexGuard {
            mutex: self,
            value: Some(lock::granted(|| self.value.try_lock())),
            spot,
            panicking: panicking(),
        }
    }

    /// How a condition variable takes the lock again.
    pub(super) fn retaking(&self, spot: Spot) -> Pending {
        lock::taking("lock again", self.id, true, spot)
    }
}

/// As `std`'s locks return what they guard.
pub(super) fn result<T>(poisoned: bool, value: T) -> LockResult<T> {
    match poisoned {
        false => Ok(value),
        true => Err(PoisonError::new(value)),
    }
}

impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        let poison = lock::poisons(self.panicking);
        // Emptied by a condition variable, which releases the lock itself.
        if self.value.is_some() {
            lock::release(self.mutex.id, true, poison, self.spot.end(), || {
                self.value = None
            });
        }
    }
}

impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value.as_ref().expect("a guard holds its value")
    }
}

impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.value.as_mut().expect("a guard holds its value")
    }
}

impl<T: ?Sized> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Mutex { .. }")
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: Default> Default for Mutex<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(T::default())
    }
}
