//! Lesson 02, channels: handing values from thread to thread, and waiting by doing so.

pub use interleave_sync::native as sync;

pub mod backpressure;
pub mod forty_two;
pub mod hang_up;
pub mod until_hang_up;
