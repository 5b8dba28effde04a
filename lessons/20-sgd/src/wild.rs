//! Hogwild beside one thread: where do they end?

use crate::cell::Weight;
use crate::model::Task;
use crate::sync::print;
use crate::train::{EPOCHS, ROW_RATE};
use crate::{hogwild, progress, serial, tasks};

/// Threads, whatever the machine has.
const WORKERS: usize = 4;

/// How far the weights move after a sparse row; such a row has length 1.
const SPARSE_RATE: f64 = 2.0;

/// The losses after each epoch, of one thread and of Hogwild.
pub fn compare(task: &Task, rate: f64) -> Vec<[f64; 2]> {
    let mut alone = task.start();
    let shared = hogwild::share(&task.start());
    let epoch = |number: usize| {
        let rate = rate / number as f64;
        serial::epoch(task, &mut alone, rate);
        hogwild::epoch(task, &shared, rate, WORKERS, Weight::add);
        progress::show(number, EPOCHS);
        [task.loss(&alone), task.loss(&hogwild::values(&shared))]
    };
    (1..=EPOCHS).map(epoch).collect()
}

/// The dense task and the sparse one, and how far the weights move.
pub fn both() -> [(&'static str, Task, f64); 2] {
    [
        ("linear regression, dense", tasks::linear(), ROW_RATE),
        ("logistic regression, sparse", tasks::sparse(), SPARSE_RATE),
    ]
}

/// Trains both tasks and prints the losses. Those of Hogwild are others in every run.
pub fn program() {
    for (name, task, rate) in both() {
        print(format!("{name}: one thread, and {WORKERS} without a lock"));
        for (index, [alone, wild]) in compare(&task, rate).into_iter().enumerate() {
            let epoch = index + 1;
            print(format!("epoch {epoch}: {alone:.6} and {wild:.6}"));
        }
    }
}
