//! Lesson 04.

pub use interleave_sync::native as sync;
