//! Lesson 04, wait groups: waiting for tasks, and closing a channel after the last send.

pub use interleave_sync::native as sync;

pub mod five_senders;
pub mod five_senders_close;
pub mod two_tasks;
