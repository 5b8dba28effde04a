//! A server that is a thread: nobody else can reach the parameters, and pushes wait in a queue.

use crate::ledger::{Ledger, Push};
use crate::server::Server;
use crate::sync::channel::{self, Receiver, Sender};
use crate::sync::print;
use crate::sync::thread::{self, JoinHandle};

/// So many requests can wait; who comes then waits for a place.
const QUEUE: usize = 1_024;

// ANCHOR: actor
/// What can be asked of the thread.
enum Request {
    Push(Push),
    Pull(Sender<Vec<f64>>),
}

/// Serves until nobody can ask for anything any more.
fn serve(requests: Receiver<Request>, mut ledger: Ledger) {
    for request in requests {
        match request {
            Request::Push(push) => ledger.apply(push),
            // Whoever asked may have gone: then nobody wants the answer.
            Request::Pull(answer) => drop(answer.send(ledger.values())),
        }
    }
}

/// The thread, and the way to it. Dropped, it waits until all is done.
pub struct Actor {
    requests: Option<Sender<Request>>,
    thread: Option<JoinHandle<()>>,
}

impl Actor {
    /// Starts a thread that has these parameters.
    pub fn new(ledger: Ledger) -> Self {
        let (requests, to_serve) = channel::bounded(QUEUE);
        Self {
            requests: Some(requests),
            thread: Some(thread::spawn(move || serve(to_serve, ledger))),
        }
    }

    fn ask(&self, request: Request) {
        let requests = self.requests.as_ref().expect("it is there until the drop");
        requests
            .send(request)
            .expect("the thread serves until then");
    }
}

impl Server for Actor {
    /// Does not wait until the push is applied. The queue keeps the order, so
    /// whatever is asked later finds it applied.
    fn push(&self, push: Push) {
        self.ask(Request::Push(push));
    }

    fn pull(&self) -> Vec<f64> {
        let (answer, answered) = channel::bounded(1);
        self.ask(Request::Pull(answer));
        answered.recv().expect("every pull is answered")
    }
}

impl Drop for Actor {
    fn drop(&mut self) {
        drop(self.requests.take());
        if let Some(thread) = self.thread.take() {
            // If it panicked, whoever asked has been told.
            drop(thread.join());
        }
    }
}
// ANCHOR_END: actor

/// Two workers push one and two: `main` is one of them, and then pulls.
pub fn two_workers() {
    let server = Actor::new(Ledger::new(2, 1));
    let push = |worker| Push {
        worker,
        sequence: 1,
        key: 0,
        delta: worker as f64 + 1.0,
    };
    thread::scope(|scope| {
        scope.spawn(|| server.push(push(1)));
        server.push(push(0));
    });
    print(format!("Final parameter: {}", server.pull()[0]));
}
