//! Multi-producer, multi-consumer channels: those of `crossbeam`.
//!
//! `bounded(0)` is a rendezvous channel, `bounded(n)` holds at most `n` messages, `unbounded()`
//! as many as memory does.

pub use crossbeam::channel::{
    Receiver, RecvError, RecvTimeoutError, SendError, SendTimeoutError, Sender, TryRecvError,
    TrySendError, after, bounded, never, select, tick, unbounded,
};
