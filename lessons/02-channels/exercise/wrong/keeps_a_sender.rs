//! Wrong: the sender that was cloned from is still there when the receiver waits for the last.

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
                tx.send(value).unwrap();
            }
        });
    }
    for value in rx {
        consume(value);
    }
}
