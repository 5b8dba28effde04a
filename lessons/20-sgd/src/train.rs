//! The ways of training whose results are determined, side by side.

use crate::batch::{self, in_order};
use crate::model::{Model, Task};
use crate::optimum::optimum;
use crate::server::{self, Setup};
use crate::sync::print;
use crate::{parallel, progress, serial, tasks};

/// How often all rows are gone through.
pub const EPOCHS: usize = 8;

/// Rows after which the weights move, where it is not after each.
pub const BATCH: usize = 500;

/// How far they then move: at most half of what would be too far for the direction in which the loss
/// bends most. The logistic loss bends at most a quarter as much.
pub fn rate(model: Model) -> f64 {
    match model {
        Model::Linear => 0.5,
        Model::Logistic => 4.0,
    }
}

/// How far they move after a row of the first epoch; of the second half as far, of the third a third.
pub const ROW_RATE: f64 = 0.02;

/// A way of training.
#[derive(Debug, Clone)]
pub struct Trained {
    /// What the page and the table call it.
    pub name: &'static str,
    /// The mean loss after each epoch.
    pub losses: Vec<f64>,
    /// The weights after the last.
    pub weights: Vec<f64>,
}

/// Trains in every way whose result is determined.
pub fn all(task: &Task) -> Vec<Trained> {
    let rate = rate(task.model);
    let by_row = |weights: &mut [f64], epoch| serial::epoch(task, weights, ROW_RATE / epoch as f64);
    let batches = |weights: &mut [f64], _| batch::epoch(task, weights, rate, BATCH, in_order);
    let cores =
        |weights: &mut [f64], _| batch::epoch(task, weights, rate, BATCH, parallel::in_order);
    vec![
        train(task, "row by row", by_row),
        train(task, "batches", batches),
        train(task, "all cores", cores),
        through_server(task),
    ]
}

fn train(task: &Task, name: &'static str, epoch: impl Fn(&mut [f64], usize)) -> Trained {
    let mut weights = task.start();
    let losses = (1..=EPOCHS).map(|number| {
        epoch(&mut weights, number);
        progress::show(number, EPOCHS);
        task.loss(&weights)
    });
    let losses = losses.collect();
    Trained {
        name,
        losses,
        weights,
    }
}

/// Batches again, each in shards, by workers that wait for one another after every batch.
fn through_server(task: &Task) -> Trained {
    let setup = Setup {
        workers: 4,
        batch: BATCH,
        rate: rate(task.model),
        bound: 0,
    };
    let rounds = task.data.rows().div_ceil(BATCH) as u32;
    let mut losses = Vec::new();
    let mut weights = task.start();
    server::train(task, setup, &mut weights, |_, round, weights| {
        if round % rounds == 0 {
            losses.push(task.loss(weights));
            progress::show(losses.len(), EPOCHS);
        }
        losses.len() < EPOCHS
    });
    Trained {
        name: "server, τ = 0",
        losses,
        weights,
    }
}

/// Trains both models in each way and prints what comes of it.
pub fn program() {
    for (name, task) in [("linear", tasks::linear()), ("logistic", tasks::logistic())] {
        let (rows, width) = tasks::DENSE;
        print(format!(
            "{name} regression, {rows} rows of {width} features"
        ));
        let ways = all(&task);
        let row = |first: &str, cell: &dyn Fn(&Trained) -> String| {
            let cells: String = ways
                .iter()
                .map(|way| format!("{:>18}", cell(way)))
                .collect();
            print(format!("{first:<6}{cells}"));
        };
        row("epoch", &|way| way.name.to_owned());
        for epoch in 0..EPOCHS {
            let number = (epoch + 1).to_string();
            row(&number, &|way| format!("{:.9}", way.losses[epoch]));
        }
        if task.model == Model::Linear {
            // The other needs `exp`, whose last bit is the system's affair.
            row("bits", &|way| tasks::digest(&way.weights));
        }
        print(format!("least  {:.9}", task.loss(&optimum(&task))));
    }
}
