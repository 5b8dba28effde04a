//! The best weights there are, to the last digits: what training is judged by.
//!
//! Newton's method solves the normal equations of the model at the weights that it has, again and
//! again. Of linear regression they are the same everywhere, and the first solution is the answer.

use crate::model::Task;

/// A gradient this small is zero but for rounding.
const ZERO: f64 = 1e-12;

/// The weights with the least mean loss.
///
/// # Panics
/// When 50 steps of Newton's method do not find them, or the features depend on one another.
pub fn optimum(task: &Task) -> Vec<f64> {
    let rows = task.data.rows();
    let mut weights = task.start();
    for _ in 0..50 {
        let gradient = task.gradient(0..rows, &weights);
        let largest = gradient.iter().fold(0.0_f64, |most, g| most.max(g.abs()));
        if largest / (rows as f64) < ZERO {
            return weights;
        }
        let step = solve(hessian(task, &weights), gradient);
        for (weight, step) in weights.iter_mut().zip(step) {
            *weight -= step;
        }
    }
    panic!("Newton's method has not converged");
}

/// The second derivatives of the summed loss.
fn hessian(task: &Task, weights: &[f64]) -> Vec<Vec<f64>> {
    let mut hessian = vec![vec![0.0; weights.len()]; weights.len()];
    for index in 0..task.data.rows() {
        let row = task.data.row(index);
        let curvature = task.model.curvature(row.score(weights));
        row.each(|i, value| row.add_to(&mut hessian[i], curvature * value));
    }
    hessian
}

/// Solves a symmetric positive definite system by Cholesky's factorisation, in place.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for i in 0..size {
        for j in 0..=i {
            let known: f64 = (0..j).map(|k| matrix[i][k] * matrix[j][k]).sum();
            let rest = matrix[i][j] - known;
            matrix[i][j] = if i == j {
                assert!(rest > 0.0, "the features depend on one another");
                rest.sqrt()
            } else {
                rest / matrix[j][j]
            };
        }
    }
    for i in 0..size {
        let known: f64 = (0..i).map(|k| matrix[i][k] * right[k]).sum();
        right[i] = (right[i] - known) / matrix[i][i];
    }
    for i in (0..size).rev() {
        let known: f64 = (i + 1..size).map(|k| matrix[k][i] * right[k]).sum();
        right[i] = (right[i] - known) / matrix[i][i];
    }
    right
}
