//! Wrong: each wait has the whole limit.

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
    for _ in 0..2 {
        select! {
            recv(answers) -> answer => if let Ok(Some(answer)) = answer {
                return Some(answer);
            },
            default(limit) => return None,
        }
    }
    None
}
