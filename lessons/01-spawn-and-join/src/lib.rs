//! Lesson 01.

pub use interleave_sync::native as sync;
