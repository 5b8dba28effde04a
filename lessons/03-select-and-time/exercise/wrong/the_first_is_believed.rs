//! Wrong: whoever comes first is believed, even when it does not know.

use std::time::Duration;

use crate::sync::channel::{self, select};
use crate::sync::thread;

pub fn hedged<T, A, B>(first: A, second: B, limit: Duration) -> Option<T>
where
    T: Send + 'static,
    A: FnOnce() -> Option<T> + Send + 'static,
    B: FnOnce() -> Option<T> + Send + 'static,
{
    let (tx, answers) = channel::bounded(2);
    let other = tx.clone();
    thread::spawn(move || tx.send(first()));
    thread::spawn(move || other.send(second()));
    let deadline = channel::after(limit);
    select! {
        recv(answers) -> answer => answer.ok().flatten(),
        recv(deadline) -> _ => None,
    }
}
