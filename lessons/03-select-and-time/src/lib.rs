//! Lesson 03, select and time: waiting for several channels at once, and for the clock.

pub use interleave_sync::native as sync;

pub mod both_ready;
pub mod deadline;
pub mod heartbeat;
pub mod merge;
pub mod parcel;
pub mod poll;
pub mod two_delays;
