//! Wrong: takes a channel that is empty for one that is at its end.

use crate::sync::{channel, thread};

pub fn gather<S>(sources: Vec<S>, most: usize, mut consume: impl FnMut(S::Item))
where
    S: Iterator + Send + 'static,
    S::Item: Send + 'static,
{
    let (tx, rx) = channel::bounded(most);
    for source in sources {
        let tx = tx.clone();
        thread::spawn(move || {
            for value in source {
                if tx.send(value).is_err() {
                    return;
                }
            }
        });
    }
    drop(tx);
    while let Ok(value) = rx.try_recv() {
        consume(value);
    }
}
