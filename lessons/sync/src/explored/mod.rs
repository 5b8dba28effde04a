//! The flavour that is explored: the course's own deterministic machine.
//!
//! Only inside [`model::explore`] may any of this be used. Every operation that another thread could
//! notice is a step, and the schedule says whose is next; the result is a schedule graph of all that can happen. What
//! differs from the native flavour:
//!
//! - Beginning to wait is a step of its own where somebody could see it (locks, channels, condvars,
//!   barriers, wait groups); a join, a park, a sleep or a `Once` that must wait is simply not possible yet.
//! - A waiting thread is served in the order of coming, and handed what it waits for. That it might
//!   have been overtaken is the schedule in which it came later.
//! - Time is the machine's: see [`model::Clock`]. [`std::time::Instant`] is not, and must not be
//!   used to learn how long something took.
//! - A panic, its unwinding and the drops in it are part of the step in which it happens; its
//!   thread can end without anybody's notice, which then is the outcome.
//! - The count of an [`Arc`] is no step: who drops the last one is decided by the steps before.
//!   Cloning a channel's handle is none either, and dropping one is.
//! - Which of several ready arms a select takes is a move of its own kind, in the reader's hands.
//! - Atomics are sequentially consistent, whatever ordering is asked for.
//! - A [`WaitGroup`] is an object with three operations, not the lock and condvar of the native one.
//! - A condvar wakes for no reason only as often as the options say.
//! - Messages are not shown by value, which nothing in their types allows.

pub mod atomic;
mod barrier;
pub mod belief;
pub mod channel;
mod condvar;
mod counted;
mod io;
mod lock;
pub mod model;
mod mutex;
mod once;
mod runtime;
mod rwlock;
mod scope;
#[path = "../shared/semaphore.rs"]
mod semaphore;
pub mod thread;
mod wait_group;

pub use barrier::{Barrier, BarrierWaitResult};
pub use condvar::{Condvar, WaitTimeoutResult};
pub use io::{output, print, read_line};
pub use mutex::{Mutex, MutexGuard};
pub use once::{Once, OnceLock};
pub use runtime::Explorer;
pub use rwlock::{RwLock, RwLockReadGuard, RwLockWriteGuard};
pub use semaphore::{Semaphore, SemaphorePermit};
/// `std`'s: its count is no step.
pub use std::sync::Arc;
pub use std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};
pub use wait_group::WaitGroup;
