//! The flavour that runs on shuttle: an oracle that owes the explored flavour nothing.
//!
//! [`model::search`] runs a program under shuttle's depth-first search, schedule by schedule, and
//! collects how each ended. Only inside it may any of this be used. It is as thin as it can be, for
//! what is written here is no longer independent: threads, locks and queues are shuttle's own.
//!
//! What shuttle's search cannot do, and what differs from the explored flavour:
//!
//! - It merges no states: the schedules are run one by one, so that three threads with a handful of
//!   operations each are the most. Two schedules that differ in nothing are both run.
//! - Its steps are its own: it switches threads before an operation, and a new thread begins with a
//!   step, so that its number of schedules says nothing about the explorer's. Only the outcomes are
//!   to be compared. Dropping a channel's handle is no step of shuttle's; here it is.
//! - Atomics are sequentially consistent, whatever ordering they name.
//! - A notification may wake any waiter, and a free lock or permit may be taken by anyone. The
//!   explored flavour serves in the order of coming.
//! - There is no time. A sleep is a step, and nothing with a time limit ever times out:
//!   [`Condvar::wait_timeout`] and [`channel::Receiver::recv_timeout`] wait for good.
//! - There is no select: [`channel::select`] refuses to run, and so do `after`, `never` and `tick`.
//!   A channel has one receiver, which cannot be cloned, and keeps what nobody will receive until
//!   both its sides are gone.
//! - A panic in a spawned thread ends the run, so that `join` never returns an error.
//! - When main returns the other threads go on; a thread that is left over is a leak.
//! - Condition variables never wake for no reason, [`thread::park`] may.

pub mod channel;
mod io;
pub mod model;
mod once;
#[path = "../shared/semaphore.rs"]
mod semaphore;
#[path = "../shared/wait_group.rs"]
mod wait_group;

pub use io::{output, print, read_line};
pub use once::OnceLock;
pub use semaphore::{Semaphore, SemaphorePermit};
pub use shuttle::sync::{
    Arc, Barrier, BarrierWaitResult, Condvar, LockResult, Mutex, MutexGuard, Once, PoisonError,
    RwLock, RwLockReadGuard, RwLockWriteGuard, TryLockError, TryLockResult, WaitTimeoutResult,
    atomic,
};
pub use shuttle::thread;
pub use wait_group::WaitGroup;
