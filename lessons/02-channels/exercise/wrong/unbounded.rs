//! Wrong: nothing holds the producers back.

use crate::sync::{channel, thread};

pub fn gather<S>(sources: Vec<S>, _most: usize, mut consume: impl FnMut(S::Item))
where
    S: Iterator + Send + 'static,
    S::Item: Send + 'static,
{
    let (tx, rx) = channel::unbounded();
    for source in sources {
        let tx = tx.clone();
        thread::spawn(move || {
            for value in source {
                tx.send(value).unwrap();
            }
        });
    }
    drop(tx);
    for value in rx {
        consume(value);
    }
}
