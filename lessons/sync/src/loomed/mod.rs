//! The flavour that is model-checked: loom's types, and what loom 0.7 lacks, built on them.
//!
//! Only inside [`model::explore`] or [`model::fails!`] may any of this be used. What differs from
//! the native flavour:
//!
//! - Time is free: [`thread::sleep`] returns at once, and [`channel::after`] may fire at any
//!   moment, because in an exploration of every schedule any thread may be late by any amount.
//! - [`channel::tick`] and [`Condvar::wait_timeout`] refuse to run (they panic and say why).
//! - A panic in a spawned thread ends the model, so `join` never returns an error, and loom's own
//!   mutex cannot be locked again after a panic: poisoning is not modelled.
//! - When main returns, the model still runs the other threads to their end. What a process would
//!   have printed by then is [`output`] read at the moment main would return.

mod barrier;
pub mod channel;
mod condvar;
mod io;
pub mod model;
mod once;
#[path = "../shared/semaphore.rs"]
mod semaphore;
pub mod thread;
#[path = "../shared/wait_group.rs"]
mod wait_group;

pub use barrier::{Barrier, BarrierWaitResult};
pub use condvar::{Condvar, WaitTimeoutResult};
pub use io::{output, print, read_line};
pub use loom::sync::{Mutex, MutexGuard, RwLock, RwLockReadGuard, RwLockWriteGuard, atomic};
pub use once::{Once, OnceLock};
pub use semaphore::{Semaphore, SemaphorePermit};
/// `std`'s: where the count itself is not the point, loom's own only multiplies executions.
pub use std::sync::Arc;
pub use std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};
pub use wait_group::WaitGroup;
