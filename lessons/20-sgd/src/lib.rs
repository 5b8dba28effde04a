//! Lesson 20, gradient descent in parallel: what is learnt, what from, and the ways
//! in which updates travel.
//!
//! [`data`], [`model`] and [`shard`] know nothing of threads. How updates travel is decided in
//! [`serial`], [`batch`], [`parallel`], [`hogwild`], [`locked`], [`sharded`], [`actor`] and
//! [`server`], one file each.

pub use interleave_sync::native as sync;

pub mod actor;
pub mod batch;
pub mod cell;
pub mod curves;
pub mod data;
pub mod draw;
pub mod drawings;
pub mod gate;
pub mod hogwild;
pub mod in_step;
pub mod locked;
pub mod model;
pub mod optimum;
pub mod parallel;
pub mod plot;
pub mod progress;
pub mod random;
mod row;
pub mod serial;
pub mod server;
pub mod shard;
pub mod sharded;
pub mod staleness;
pub mod tasks;
pub mod torn;
pub mod train;
pub mod two_workers;
pub mod wild;
