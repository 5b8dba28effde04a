//! Sets of outcomes that tests compute, instead of typing them.
//!
//! What each thread prints is a sequence; what a program prints is an interleaving of them.

use std::collections::BTreeSet;
use std::fmt::Display;

/// Every way to merge `threads` into one sequence that keeps the order of each.
///
/// There are `n! / (a! b! …)` of them for `n` items in all and threads of `a`, `b`, … items.
pub fn interleavings<T: Clone>(threads: &[&[T]]) -> Vec<Vec<T>> {
    if threads.iter().all(|thread| thread.is_empty()) {
        return vec![Vec::new()];
    }
    let mut merged = Vec::new();
    for (index, thread) in threads.iter().enumerate() {
        let Some((first, rest)) = thread.split_first() else {
            continue;
        };
        let mut left = threads.to_vec();
        left[index] = rest;
        for mut tail in interleavings(&left) {
            tail.insert(0, first.clone());
            merged.push(tail);
        }
    }
    merged
}

/// Every beginning of every sequence, the empty one and the whole among them: what there may be
/// when the process can end at any moment. The same beginning may come more than once.
pub fn cut_short<T: Clone>(sequences: &[Vec<T>]) -> Vec<Vec<T>> {
    sequences
        .iter()
        .flat_map(|whole| (0..=whole.len()).map(|length| whole[..length].to_vec()))
        .collect()
}

/// The sequences as a program prints them, a line for each item.
pub fn outputs<T: Display>(sequences: &[Vec<T>]) -> BTreeSet<String> {
    let line = |item: &T| format!("{item}\n");
    sequences
        .iter()
        .map(|sequence| sequence.iter().map(line).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interleavings_keep_the_order_of_each_thread() {
        let merged = interleavings(&[&[1, 2], &[3, 4]]);
        let expected = [
            [1, 2, 3, 4],
            [1, 3, 2, 4],
            [1, 3, 4, 2],
            [3, 1, 2, 4],
            [3, 1, 4, 2],
            [3, 4, 1, 2],
        ];
        assert_eq!(merged, expected);
    }

    #[test]
    fn interleavings_of_single_items_are_their_permutations() {
        let items = [[1], [2], [3], [4], [5]];
        let merged = interleavings(&items.each_ref().map(|item| &item[..]));
        assert_eq!(outputs(&merged).len(), 5 * 4 * 3 * 2);
    }

    #[test]
    fn a_sequence_may_be_cut_short_anywhere() {
        let outputs = outputs(&cut_short(&[vec!['a', 'b'], vec!['b']]));
        let expected = ["", "a\n", "a\nb\n", "b\n"];
        assert!(outputs.iter().eq(expected), "{outputs:?}");
    }
}
