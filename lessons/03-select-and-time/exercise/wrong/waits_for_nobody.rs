//! Wrong: it still holds a sender itself, and so never learns that no answer can come.

use std::time::Duration;

use crate::sync::channel::{self, select};
use crate::sync::thread;

pub fn hedged<T, A, B>(first: A, second: B, limit: Duration) -> Option<T>
where
    T: Send + 'static,
    A: FnOnce() -> Option<T> + Send + 'static,
    B: FnOnce() -> Option<T> + Send + 'static,
{
    let (tx, answers) = channel::bounded(0);
    for ask in [
        Box::new(first) as Box<dyn FnOnce() -> Option<T> + Send>,
        Box::new(second),
    ] {
        let tx = tx.clone();
        thread::spawn(move || {
            if let Some(answer) = ask() {
                let _ = tx.send(answer);
            }
        });
    }
    let deadline = channel::after(limit);
    select! {
        recv(answers) -> answer => answer.ok(),
        recv(deadline) -> _ => None,
    }
}
