//! Wrong: the second is only asked when the first has not answered.

use std::time::Duration;

use crate::sync::channel::{self, select};
use crate::sync::thread;

pub fn hedged<T, A, B>(first: A, second: B, limit: Duration) -> Option<T>
where
    T: Send + 'static,
    A: FnOnce() -> Option<T> + Send + 'static,
    B: FnOnce() -> Option<T> + Send + 'static,
{
    let deadline = channel::after(limit);
    let (tx, answers) = channel::bounded(1);
    let sender = tx.clone();
    thread::spawn(move || sender.send(first()));
    select! {
        recv(answers) -> answer => if let Ok(Some(answer)) = answer {
            return Some(answer);
        },
        recv(deadline) -> _ => return None,
    }
    thread::spawn(move || tx.send(second()));
    select! {
        recv(answers) -> answer => answer.ok().flatten(),
        recv(deadline) -> _ => None,
    }
}
