//! How stale a gradient may be: nine runs of the parameter server.

use crate::curves::{Curve, Point};
use crate::model::Task;
use crate::optimum::optimum;
use crate::server::{self, Setup};
use crate::sync::print;
use crate::{progress, tasks};

/// Learning rates. The largest eigenvalue of the loss's second derivatives is about 1.
pub const RATES: [f64; 3] = [0.05, 0.2, 0.5];

/// Bounds of staleness, τ.
pub const BOUNDS: [u32; 3] = [0, 4, 16];

/// Virtual milliseconds that every run has.
pub const TIME: u64 = 4_000;

/// A loss this far above the least is not a loss that any page needs to show.
const HOPELESS: f64 = 1e12;

const WORKERS: usize = 4;

/// Trains for [`TIME`] at each rate with each bound, the bounds of a rate one after the other.
pub fn curves(task: &Task) -> Vec<Curve> {
    let least = task.loss(&optimum(task));
    let mut curves = Vec::new();
    for rate in RATES {
        for bound in BOUNDS {
            curves.push(curve(task, least, rate, bound));
            progress::show(curves.len(), RATES.len() * BOUNDS.len());
        }
    }
    curves
}

/// Trains on all rows at once, so that nothing but staleness makes a gradient wrong.
fn curve(task: &Task, least: f64, rate: f64, bound: u32) -> Curve {
    let setup = Setup {
        workers: WORKERS,
        batch: task.data.rows(),
        rate,
        bound,
    };
    let mut weights = task.start();
    let start = Point {
        time: 0,
        above: task.loss(&weights) - least,
    };
    let mut points = vec![start];
    let mut rounds = 0;
    server::train(task, setup, &mut weights, |time, round, weights| {
        if time <= TIME {
            rounds = round;
            let above = task.loss(weights) - least;
            points.push(Point { time, above });
        }
        time <= TIME && points[points.len() - 1].above < HOPELESS
    });
    Curve {
        rate,
        bound,
        rounds,
        points,
    }
}

/// Prints where each run has ended.
pub fn program() {
    let curves = curves(&tasks::linear());
    print("rate   τ  rounds  loss above the least");
    for curve in curves {
        let (rate, bound) = (curve.rate, curve.bound);
        let (rounds, end) = (curve.rounds, curve.end());
        print(format!("{rate:<5} {bound:>2}  {rounds:>6}  {end}"));
    }
}
