//! Runs the exercise of lesson 19 on native threads.

pub use interleave_sync::native as sync;

mod exercise;

use exercise::Server;
use sync::{print, thread};

fn main() {
    let server = Server::new(4);
    thread::scope(|scope| {
        for worker in 0..4 {
            let server = &server;
            scope.spawn(move || {
                for sequence in 1..=1_000 {
                    for _attempt in 0..=sequence % 3 {
                        server.push(worker, sequence, 1);
                    }
                }
            });
        }
    });
    let pulled = server.pull();
    let (value, version) = (pulled.value, pulled.version);
    print(format!("{value} after {version} pushes"));
}
