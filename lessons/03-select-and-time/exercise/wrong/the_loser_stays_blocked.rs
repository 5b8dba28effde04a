//! Wrong: the threads share the whole channel, so the loser itself keeps the receiver alive that it
//! waits for.

use std::time::Duration;

use crate::sync::channel::{self, select};
use crate::sync::{Arc, thread};

pub fn hedged<T, A, B>(first: A, second: B, limit: Duration) -> Option<T>
where
    T: Send + 'static,
    A: FnOnce() -> Option<T> + Send + 'static,
    B: FnOnce() -> Option<T> + Send + 'static,
{
    let answers = Arc::new(channel::bounded(0));
    let other = Arc::clone(&answers);
    let mine = Arc::clone(&answers);
    thread::spawn(move || {
        let _ = mine.0.send(first());
    });
    thread::spawn(move || {
        let _ = other.0.send(second());
    });
    let deadline = channel::after(limit);
    for _ in 0..2 {
        select! {
            recv(answers.1) -> answer => if let Ok(Some(answer)) = answer {
                return Some(answer);
            },
            recv(deadline) -> _ => return None,
        }
    }
    None
}
