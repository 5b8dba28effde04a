//! `std::sync::RwLock`, each operation a step.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};
use std::thread::panicking;

use super::lock;
use super::mutex::result;
use super::runtime::{Id, Spot, with};

/// A lock held by many readers or one writer. Readers that come after a waiting writer wait behind
/// it, as they may in `std`.
pub struct RwLock<T: ?Sized> {
    id: Id,
    value: std::sync::RwLock<T>,
}

/// Shared access to the value of a [`RwLock`].
pub struct RwLockReadGuard<'a, T: ?Sized> {
    lock: &'a RwLock<T>,
    value: Option<std::sync::RwLockReadGuard<'a, T>>,
    spot: Spot,
}

/// Sole access to the value of a [`RwLock`].
pub struct RwLockWriteGuard<'a, T: ?Sized> {
    lock: &'a RwLock<T>,
    value: Option<std::sync::RwLockWriteGuard<'a, T>>,
    spot: Spot,
    panicking: bool,
}

impl<T> RwLock<T> {
    /// A lock that nobody holds.
    ///
    /// # Panics
    /// Outside `model::explore`.
    #[track_caller]
    pub fn new(value: T) -> Self {
        Self {
            id: lock::make("lock", Spot::here()),
            value: std::sync::RwLock::new(value),
        }
    }

    /// The value, when nobody can hold the lock any more.
    ///
    /// # Errors
    /// The value, when the lock is poisoned.
    pub fn into_inner(self) -> LockResult<T> {
        let poisoned = self.is_poisoned();
        let value = self
            .value
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        result(poisoned, value)
    }
}

impl<T: ?Sized> RwLock<T> {
    /// Takes the lock for reading, waiting in line for it.
    ///
    /// # Errors
    /// The guard, when a thread panicked while it wrote.
    #[track_caller]
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        let spot = Spot::here();
        let poisoned = lock::acquire(self.id, "read", false, spot);
        result(poisoned, self.read_guard(spot))
    }

    /// Takes the lock for writing, waiting in line for it.
    ///
    /// # Errors
    /// The guard, when a thread panicked while it wrote.
    #[track_caller]
    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        let spot = Spot::here();
        let poisoned = lock::acquire(self.id, "write", true, spot);
        result(poisoned, self.write_guard(spot))
    }

    /// Takes the lock for reading if that needs no waiting.
    ///
    /// # Errors
    /// When it does; and the guard, when a thread panicked while it wrote.
    #[track_caller]
    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
        let spot = Spot::here();
        match lock::try_acquire(self.id, "try to read", false, spot) {
            None => Err(TryLockError::WouldBlock),
            Some(false) => Ok(self.read_guard(spot)),
            Some(true) => Err(PoisonError::new(self.read_guard(spot)).into()),
        }
    }

    /// Takes the lock for writing if that needs no waiting.
    ///
    /// # Errors
    /// When it does; and the guard, when a thread panicked while it wrote.
    #[track_caller]
    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        let spot = Spot::here();
        match lock::try_acquire(self.id, "try to write", true, spot) {
            None => Err(TryLockError::WouldBlock),
            Some(false) => Ok(self.write_guard(spot)),
            Some(true) => Err(PoisonError::new(self.write_guard(spot)).into()),
        }
    }

    /// Whether a thread panicked while it wrote. No step: a look without the lock.
    pub fn is_poisoned(&self) -> bool {
        with(|run| run.lock(self.id).poisoned).unwrap_or(false)
    }

    fn read_guard(&self, spot: Spot) -> RwLockReadGuard<'_, T> {
        RwLockReadGuard {
            lock: self,
            value: Some(lock::granted(|| self.value.try_read())),
            spot,
        }
    }

    fn write_guard(&self, spot: Spot) -> RwLockWriteGuard<'_, T> {
        RwLockWriteGuard {
            lock: self,
            value: Some(lock::granted(|| self.value.try_write())),
            spot,
            panicking: panicking(),
        }
    }
}

impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> {
    fn drop(&mut self) {
        lock::release(self.lock.id, false, false, self.spot.end(), || {
            self.value = None
        });
    }
}

impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> {
    fn drop(&mut self) {
        let poison = lock::poisons(self.panicking);
        lock::release(self.lock.id, true, poison, self.spot.end(), || {
            self.value = None
        });
    }
}

impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value.as_ref().expect("a guard holds its value")
    }
}

impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value.as_ref().expect("a guard holds its value")
    }
}

impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.value.as_mut().expect("a guard holds its value")
    }
}

impl<T: ?Sized> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("RwLock { .. }")
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLockReadGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLockWriteGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: Default> Default for RwLock<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(T::default())
    }
}
