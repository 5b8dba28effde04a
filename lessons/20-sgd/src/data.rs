//! Rows of features with a label each, dense or sparse.

use crate::random::Stream;

/// The stream of a seed from which the weights behind the labels are drawn; rows have the others.
const TRUTH: u64 = u64::MAX;

/// What a row's label is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Labels {
    /// A number: the row's score under the true weights, with noise.
    Numbers,
    /// 1 or −1: the sign of that.
    Signs,
}

/// A table of examples. Of each row only the values that are not zero are kept; where no value is
/// zero, their columns need not be kept.
#[derive(Debug, Clone)]
pub struct Data {
    /// How many features there are.
    pub width: usize,
    starts: Vec<usize>,
    columns: Vec<u32>,
    values: Vec<f64>,
    labels: Vec<f64>,
}

/// One example.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// The columns of `values`; empty in a dense row, which has all of them.
    pub columns: &'a [u32],
    /// Features.
    pub values: &'a [f64],
    /// What is to be predicted from them.
    pub label: f64,
}

impl Data {
    /// `rows` dense rows of `width` features. Features are nearly normal, the first with standard
    /// deviation 1, the last with a third of that, so that some directions are learnt more slowly.
    pub fn dense(seed: u64, rows: usize, width: usize, labels: Labels) -> Self {
        let truth = truth(seed, width);
        let mut data = Self::empty(width);
        for index in 0..rows {
            let mut stream = Stream::of(seed, index as u64);
            for column in 0..width {
                let deviation = 1.0 - column as f64 / width as f64 * 2.0 / 3.0;
                data.values.push(stream.bell() * deviation);
            }
            data.label(&truth, labels, &mut stream);
        }
        data
    }

    /// `rows` rows with values in about `filled` of `width` columns, and length 1, as documents
    /// with their words are: a few columns are in most rows, most are in few.
    pub fn sparse(seed: u64, rows: usize, width: usize, filled: usize, labels: Labels) -> Self {
        let truth = truth(seed, width);
        let mut data = Self::empty(width);
        for index in 0..rows {
            let mut stream = Stream::of(seed, index as u64);
            let column = |_| {
                let u = stream.uniform();
                (u * u * u * width as f64) as u32
            };
            let mut columns: Vec<u32> = (0..filled).map(column).collect();
            columns.sort_unstable();
            columns.dedup();
            let value = 1.0 / (columns.len() as f64).sqrt();
            data.values.resize(data.values.len() + columns.len(), value);
            data.columns.append(&mut columns);
            data.label(&truth, labels, &mut stream);
        }
        data
    }

    fn empty(width: usize) -> Self {
        Self {
            width,
            starts: vec![0],
            columns: Vec::new(),
            values: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// Ends the row whose features have been added, and gives it its label.
    fn label(&mut self, truth: &[f64], labels: Labels, stream: &mut Stream) {
        self.starts.push(self.values.len());
        self.labels.push(0.0);
        let last = self.labels.len() - 1;
        let score = self.row(last).score(truth) + 0.5 * stream.bell();
        self.labels[last] = match labels {
            Labels::Numbers => score,
            Labels::Signs => 1.0_f64.copysign(score),
        };
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.labels.len()
    }

    /// Row `index`, counted from 0.
    pub fn row(&self, index: usize) -> Row<'_> {
        let range = self.starts[index]..self.starts[index + 1];
        Row {
            columns: self.columns.get(range.clone()).unwrap_or_default(),
            values: &self.values[range],
            label: self.labels[index],
        }
    }
}

fn truth(seed: u64, width: usize) -> Vec<f64> {
    let mut stream = Stream::of(seed, TRUTH);
    (0..width).map(|_| stream.bell()).collect()
}
