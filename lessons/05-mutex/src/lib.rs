//! Lesson 05, mutexes: data that threads share, and the races that a lock does not prevent.

pub use interleave_sync::native as sync;

pub mod counter;
pub mod half_done;
pub mod numbers;
pub mod pockets;
pub mod seat;
