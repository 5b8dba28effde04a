//! Exercise 03: a hedged request. Both threads send into one channel, of which they hold nothing
//! but a sender: when this returns the receiver is gone, and no send waits for it.

use std::time::Duration;

use crate::sync::channel::{self, select};
use crate::sync::thread;

/// Asks two at the same time, and returns the answer that comes first, or `None` when neither
/// knows or the limit has passed.
pub fn hedged<T, A, B>(first: A, second: B, limit: Duration) -> Option<T>
where
    T: Send + 'static,
    A: FnOnce() -> Option<T> + Send + 'static,
    B: FnOnce() -> Option<T> + Send + 'static,
{
    let (tx, answers) = channel::bounded(0);
    let other = tx.clone();
    thread::spawn(move || {
        if let Some(answer) = first() {
            let _ = tx.send(answer); // nobody waits for the slower one
        }
    });
    thread::spawn(move || {
        if let Some(answer) = second() {
            let _ = other.send(answer);
        }
    });
    let deadline = channel::after(limit);
    select! {
        recv(answers) -> answer => answer.ok(), // or both are gone, and neither knew
        recv(deadline) -> _ => None,
    }
}
