//! The drawings of the page.

use crate::curves::Curve;
use crate::draw::{Axis, Line, decades, draw};
use crate::model::Task;
use crate::optimum::optimum;
use crate::staleness::TIME;
use crate::train;

/// Points of a curve that are drawn at most.
const POINTS: usize = 100;

/// The curves of one rate, one of which stands out.
pub fn stale(of_rate: &[Curve], picked: &Curve) -> String {
    let line = |curve: &Curve| {
        let every = curve.points.len().div_ceil(POINTS);
        let points = curve.points.iter().step_by(every);
        Line {
            name: format!("τ = {}", curve.bound),
            points: points.map(|it| (it.time as f64 / 1e3, it.above)).collect(),
            strong: curve.bound == picked.bound,
        }
    };
    let lines: Vec<Line> = of_rate.iter().map(line).collect();
    let (x, y) = ("virtual seconds", "loss above the least");
    let range = (0.0, TIME as f64 / 1e3);
    draw(
        &lines,
        Axis { name: x, range },
        Axis {
            name: y,
            range: (1e-6, 1e3),
        },
    )
}

/// How the ways of training of the program `train` get nearer to the least loss.
pub fn epochs(task: &Task) -> String {
    let least = task.loss(&optimum(task));
    let start = task.loss(&task.start()) - least;
    let line = |way: &train::Trained| {
        let losses = way.losses.iter().map(|loss| loss - least);
        let points = [start].into_iter().chain(losses).enumerate();
        Line {
            name: way.name.to_owned(),
            points: points.map(|(epoch, above)| (epoch as f64, above)).collect(),
            strong: true,
        }
    };
    // The others lie on top of the second.
    let lines: Vec<Line> = train::all(task).iter().take(2).map(line).collect();
    let (x, y) = ("epochs", "loss above the least");
    let x = Axis {
        name: x,
        range: (0.0, train::EPOCHS as f64),
    };
    let range = decades(&lines);
    draw(&lines, x, Axis { name: y, range })
}
