//! Lesson 19, parameter servers: numbers that one side keeps and many workers change.

pub use interleave_sync::native as sync;

pub mod actor;
pub mod as_written;
pub mod cas;
pub mod last_digits;
pub mod ledger;
pub mod mended;
pub mod retry;
pub mod server;
pub mod sharded;
pub mod three_servers;
pub mod updates;
