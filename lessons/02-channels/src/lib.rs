//! Lesson 02.

pub use interleave_sync::native as sync;
