//! What is trained in this lesson, and how results are compared.

use sha2::{Digest as _, Sha256};

use crate::data::{Data, Labels};
use crate::model::{Model, Task};

/// The seed of all data of this lesson.
pub const SEED: u64 = 20;

/// Rows and features of the dense data.
pub const DENSE: (usize, usize) = (20_000, 32);

/// Rows, features and values in a row of the sparse data. (The news agency's documents that Hogwild
/// was measured on have about as large a part of their features filled, and many more of all three.)
pub const SPARSE: (usize, usize, usize) = (10_000, 4_000, 40);

/// Linear regression on dense rows.
pub fn linear() -> Task {
    let data = Data::dense(SEED, DENSE.0, DENSE.1, Labels::Numbers);
    let model = Model::Linear;
    Task { model, data }
}

/// Logistic regression on dense rows.
pub fn logistic() -> Task {
    let data = Data::dense(SEED, DENSE.0, DENSE.1, Labels::Signs);
    let model = Model::Logistic;
    Task { model, data }
}

/// Logistic regression on sparse rows.
pub fn sparse() -> Task {
    let (rows, width, filled) = SPARSE;
    let data = Data::sparse(SEED, rows, width, filled, Labels::Signs);
    let model = Model::Logistic;
    Task { model, data }
}

/// A fingerprint of weights: the first eight bytes of the SHA-256 of all their bits. Weights that
/// differ in one bit have others.
pub fn digest(weights: &[f64]) -> String {
    let bytes: Vec<u8> = weights.iter().flat_map(|w| w.to_le_bytes()).collect();
    let digest = Sha256::digest(bytes);
    digest[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
