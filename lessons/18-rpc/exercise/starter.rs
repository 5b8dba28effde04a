//! Exercise 18: the client's multiplexer.
//!
//! Many threads call on one connection. One thread reads replies, in whatever order they come, and hands
//! each to the multiplexer. Use `crate::sync` as you like, but no `Condvar` with a time limit: loom has
//! none; a channel has one. This file is yours: `cargo run -- check 18` says what it does,
//! `cargo run -p exercise-18-rpc` runs it.
#![allow(unused_variables, unused_imports, dead_code)]

use std::time::Duration;

use crate::sync::Mutex;
use crate::sync::channel::{Receiver, Sender, bounded};

/// Why a call has no reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failed {
    /// The connection is broken.
    HungUp,
    /// The deadline has passed.
    Late,
}

/// A call that has begun. Add fields as you need them.
pub struct Call {
    id: u64,
}

impl Call {
    /// Its number.
    pub fn id(&self) -> u64 {
        self.id
    }
}

/// The calls of one connection. What must hold, whichever thread moves next:
///
/// - Every call ends, once: with its own reply, with its deadline, or with the connection. If two of these
///   come at the same moment, one of them ends the call, and the other changes nothing.
/// - Whoever waits is told at once. When the connection breaks, that is everybody who waits, with a
///   deadline or without. Nobody waits for ever on a connection that is broken.
/// - `reply` says `true` if and only if the wait for that call ends with its value.
/// - Neither `reply` nor `hang_up` waits for a caller, who may not have come to wait yet.
/// - Nothing is left in the table of a call that has ended.
pub struct Multiplexer {}

impl Multiplexer {
    /// An empty table; the connection is there.
    pub fn new() -> Self {
        todo!()
    }

    /// Begins a call, under a number that no call has which is still pending. On a connection that is
    /// broken it fails with [`Failed::HungUp`].
    pub fn begin(&self) -> Result<Call, Failed> {
        todo!()
    }

    /// A reply to call `id` has come. Says whether somebody still waits for it, who then gets it.
    pub fn reply(&self, id: u64, value: i64) -> bool {
        todo!()
    }

    /// The connection is broken: all calls that are pending end with [`Failed::HungUp`].
    pub fn hang_up(&self) {
        todo!()
    }

    /// Waits for the reply, or for [`Failed::HungUp`].
    pub fn wait(&self, call: Call) -> Result<i64, Failed> {
        todo!()
    }

    /// Waits for the reply. When `within` has passed, no sooner and no later, the call ends with
    /// [`Failed::Late`]. A connection that breaks before ends it with [`Failed::HungUp`].
    pub fn wait_within(&self, call: Call, within: Duration) -> Result<i64, Failed> {
        todo!()
    }

    /// How many calls have begun and not ended: 2 after the second `begin`, 1 when the wait for one has
    /// returned.
    pub fn pending(&self) -> usize {
        todo!()
    }
}
