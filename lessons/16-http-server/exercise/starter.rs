//! Exercise 16: a connection limiter.
//!
//! Use `crate::sync` as you like, but leave `Connection` as it is: others implement it. This file is
//! yours: `cargo run -- check 16` says what it does, `cargo run -p exercise-16-http-server` runs it.
#![allow(unused_variables, unused_imports, dead_code)]

use crate::sync::{Arc, Condvar, Mutex};

/// A connection that may be kept for many requests.
pub trait Connection: Send + Sync {
    /// Waits for a request and answers it; false once there will be no other. May panic.
    fn answer_next(&self) -> bool;

    /// Makes `answer_next` return false, now and from now on.
    fn hang_up(&self);
}

/// Lets in at most so many connections at a time. Many threads use it at once.
///
/// What must hold, whichever thread moves next:
///
/// - There are never more than `most` connections inside.
/// - Somebody who comes when there is a place is let in. Whoever comes when there is none is sent
///   away at once.
/// - When answering a connection panics, the panic goes on to whoever called `serve`, and the place
///   is free again.
/// - `shut` returns, however long clients would have kept their connections; and once it has, nobody
///   is inside, and nobody will be. This holds of every call of `shut`: of several at once, and of
///   one that begins when another has returned.
pub struct Limiter {
    most: usize,
}

impl Limiter {
    /// Nobody is inside.
    pub fn new(most: usize) -> Self {
        todo!()
    }

    /// Answers `connection` until there is no other request, and returns true; or returns false at
    /// once, if `most` are inside already or the limiter is shut.
    pub fn serve(&self, connection: &Arc<dyn Connection>) -> bool {
        todo!()
    }

    /// Lets nobody in any more, hangs up on all who are inside, and waits until the last has left.
    pub fn shut(&self) {
        todo!()
    }
}
