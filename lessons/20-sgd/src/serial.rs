//! One thread, one row after another: the reference. Rows are independent of one another, so their
//! own order is as random as any.

use crate::model::Task;

// ANCHOR: serial
/// Moves the weights a little after every row, against its gradient.
pub fn epoch(task: &Task, weights: &mut [f64], rate: f64) {
    for index in 0..task.data.rows() {
        let row = task.data.row(index);
        let slope = task.model.slope(row.score(weights), row.label);
        row.add_to(weights, -rate * slope);
    }
}
// ANCHOR_END: serial
