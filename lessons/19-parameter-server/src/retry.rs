//! A worker that gets no answer pushes again: has the push been lost, or the answer?

use std::time::Duration;

use crate::ledger::{Ledger, Push};
use crate::sync::channel::{self, Receiver, Sender};
use crate::sync::{print, thread};

// ANCHOR: retry
/// A push, and where the answer goes.
type Request = (Push, Sender<()>);

/// Applies every push with `apply`, and answers.
fn serve(requests: Receiver<Request>, apply: fn(&mut Ledger, Push)) {
    let mut ledger = Ledger::new(1, 1);
    for (push, answer) in requests {
        apply(&mut ledger, push);
        let _gave_up = answer.send(());
    }
    print(format!("Final parameter: {}", ledger.values()[0]));
}

/// Pushes once, and once more if the answer does not come in time.
fn push(server: &Sender<Request>, push: Push) {
    let (answer, answered) = channel::bounded(2);
    server.send((push, answer.clone())).unwrap();
    if answered.recv_timeout(Duration::from_secs(1)).is_err() {
        server.send((push, answer)).unwrap();
    }
}

fn one_push(apply: fn(&mut Ledger, Push)) {
    let (requests, to_serve) = channel::bounded(2);
    let server = thread::spawn(move || serve(to_serve, apply));
    let (worker, sequence, key, delta) = (0, 1, 0, 1.0);
    push(
        &requests,
        Push {
            worker,
            sequence,
            key,
            delta,
        },
    );
    drop(requests);
    server.join().unwrap();
}

/// A bug: whatever comes is added.
pub fn counts_a_retry_twice() {
    one_push(Ledger::add);
}

/// Mended: the push has a number, and is applied once.
pub fn mended() {
    one_push(Ledger::apply);
}
// ANCHOR_END: retry
