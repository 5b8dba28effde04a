//! One measurement, in a process of its own.

use std::time::{Duration, Instant};

use lesson_20_sgd::cell::Weight;
use lesson_20_sgd::sharded::{self, Shards};
use lesson_20_sgd::sync::Mutex;
use lesson_20_sgd::{actor, batch, hogwild, locked, parallel, serial, tasks, train};

/// Rows after which the weights move in the batched kinds, and how far.
const BATCH: (usize, f64) = (1_000, 1.0);

/// Locks of the sharded kind.
const SHARDS: usize = 4;

/// More epochs than any kind should need.
const MOST_EPOCHS: usize = 100;

/// Trains in this way until the mean loss is at most `target`, and prints the nanoseconds that the
/// training took, the epochs, and the loss. The loss is computed off the clock.
pub fn print(kind: &str, workers: usize, target: f64) {
    let task = tasks::linear();
    let (start, rows) = (task.start(), task.data.rows());
    let mut weights = task.start();
    let shared = hogwild::share(&start);
    let one_lock = Mutex::new(task.start());
    let shards = Shards::new(&start, SHARDS);
    if kind.ends_with("cores") {
        // As many threads as the Go twin has goroutines, started before the clock, as Go's scheduler
        // is.
        let pool = rayon::ThreadPoolBuilder::new().num_threads(workers);
        pool.build_global().expect("rayon has not started yet");
        parallel::in_order(&task, 0..BATCH.0, &start);
    }
    let mut took = Duration::ZERO;
    for epoch in 1..=MOST_EPOCHS {
        let rate = train::ROW_RATE / epoch as f64;
        let started = Instant::now();
        match kind {
            "serial" => serial::epoch(&task, &mut weights, rate),
            "mutex" => locked::epoch(&task, &one_lock, rate, workers),
            "sharded" => sharded::epoch(&task, &shards, rate, workers),
            "actor" => actor::epoch(&task, &mut weights, rate, workers),
            "hogwild" => hogwild::epoch(&task, &shared, rate, workers, Weight::add),
            "exchange" => hogwild::epoch(&task, &shared, rate, workers, Weight::add_exchange),
            "batches" => batch::epoch(&task, &mut weights, BATCH.1, BATCH.0, batch::in_order),
            "cores" => batch::epoch(&task, &mut weights, BATCH.1, BATCH.0, parallel::in_order),
            "whole" => batch::epoch(&task, &mut weights, BATCH.1, rows, batch::in_order),
            "whole_cores" => batch::epoch(&task, &mut weights, BATCH.1, rows, parallel::in_order),
            other => panic!("there is no kind {other}"),
        }
        took += started.elapsed();
        match kind {
            "mutex" => weights.clone_from(&one_lock.lock().unwrap()),
            "sharded" => shards.pull(&mut weights),
            "hogwild" | "exchange" => weights = hogwild::values(&shared),
            _ => {}
        }
        let loss = task.loss(&weights);
        if loss <= target || epoch == MOST_EPOCHS {
            println!("{} {epoch} {loss}", took.as_nanos());
            return;
        }
    }
}
