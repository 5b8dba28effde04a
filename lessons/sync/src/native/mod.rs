//! The flavour that programs run on: `std` and `crossbeam`, re-exported.
//!
//! Wherever `std` or `crossbeam` have the thing, this is that very type: no wrapper and no cost.
//! [`WaitGroup`] with `add` and `done`, and [`Semaphore`], are in neither; they are built on this
//! flavour's [`Mutex`] and [`Condvar`].

pub mod channel;
mod io;
#[path = "../shared/semaphore.rs"]
mod semaphore;
#[path = "../shared/wait_group.rs"]
mod wait_group;

pub use io::{print, read_line};
pub use semaphore::{Semaphore, SemaphorePermit};
pub use std::sync::{
    Arc, Barrier, BarrierWaitResult, Condvar, LockResult, Mutex, MutexGuard, Once, OnceLock,
    PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard, TryLockError, TryLockResult,
    WaitTimeoutResult, atomic,
};
pub use std::thread;
pub use wait_group::WaitGroup;
