//! Which rows belong together. None of it depends on how many threads there are: that is what makes
//! results equal on any number of them.

use std::ops::Range;

/// Rows whose gradients are added up by one thread. As few as make starting a task worth it.
pub const CHUNK: usize = 128;

/// `rows` cut into pieces of `size`; the last may be shorter.
fn cut(rows: Range<usize>, size: usize) -> impl ExactSizeIterator<Item = Range<usize>> {
    let end = rows.end;
    rows.step_by(size)
        .map(move |start| start..(start + size).min(end))
}

/// The pieces whose sums are added in order.
pub fn chunks(rows: Range<usize>) -> impl ExactSizeIterator<Item = Range<usize>> {
    cut(rows, CHUNK)
}

/// The pieces after each of which the weights change.
pub fn batches(rows: usize, size: usize) -> impl ExactSizeIterator<Item = Range<usize>> {
    cut(0..rows, size)
}

/// The rows of each of `workers`, all as many, but for the last, who may have fewer.
pub fn shards(rows: Range<usize>, workers: usize) -> impl ExactSizeIterator<Item = Range<usize>> {
    let size = rows.len().div_ceil(workers).max(1);
    cut(rows, size)
}
