//! Wrong: waits for producers that wait for somebody to receive.

use crate::sync::{channel, thread};

pub fn gather<S>(sources: Vec<S>, most: usize, mut consume: impl FnMut(S::Item))
where
    S: Iterator + Send + 'static,
    S::Item: Send + 'static,
{
    let (tx, rx) = channel::bounded(most);
    let mut producers = Vec::new();
    for source in sources {
        let tx = tx.clone();
        producers.push(thread::spawn(move || {
            for value in source {
                tx.send(value).unwrap();
            }
        }));
    }
    drop(tx);
    for producer in producers {
        producer.join().unwrap();
    }
    for value in rx {
        consume(value);
    }
}
