//! The front page's program: a dinner for two with one fork and one knife.

pub use interleave_sync::native as sync;

pub mod dinner;
