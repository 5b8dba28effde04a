//! Exercise 02: a gatherer. The channel bounds the memory, and the end of its last sender ends it.

use crate::sync::{channel, thread};

/// Hands every value of every source to `consume`, at most `most` of them waiting between.
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
    drop(tx); // or the receiver would wait for this sender too
    for value in rx {
        consume(value);
    }
    for producer in producers {
        producer.join().unwrap();
    }
}
