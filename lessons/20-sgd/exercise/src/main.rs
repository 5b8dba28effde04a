//! Runs the exercise of lesson 20 on native threads.

pub use interleave_sync::native as sync;

mod exercise;

use exercise::Gate;
use sync::{Mutex, print, thread};

/// How many rounds each worker has to do.
const ROUNDS: [usize; 3] = [1_000, 2_000, 3_000];

fn main() {
    let gate = Gate::new(4);
    let begun = Mutex::new(0);
    let workers = ROUNDS.map(|rounds| (gate.join(), rounds));
    thread::scope(|scope| {
        for (mut worker, rounds) in workers {
            let begun = &begun;
            scope.spawn(move || {
                for _ in 0..rounds {
                    worker.begin();
                    *begun.lock().unwrap() += 1;
                    worker.end();
                }
                worker.leave();
            });
        }
    });
    print(format!("{} rounds in all", begun.into_inner().unwrap()));
}
