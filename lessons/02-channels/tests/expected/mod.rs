//! What the programs of lesson 02 may print, computed from what each thread prints.

use std::collections::BTreeSet;

use lesson_program::outcomes::{interleavings, outputs};

/// Every order in which two friends' letters may arrive, and then the last line.
pub fn until_hang_up(letters: u32) -> BTreeSet<String> {
    let of = |friend: &str| -> Vec<String> {
        (1..=letters)
            .map(|letter| format!("{friend} {letter}"))
            .collect()
    };
    let mut orders = interleavings(&[&of("Ann"), &of("Bob")]);
    for order in &mut orders {
        order.push("everybody has hung up".to_owned());
    }
    outputs(&orders)
}

/// Every order of baking and selling in which no loaf is sold before it is baked, and at most
/// `most` loaves are baked and not yet sold.
pub fn bakery(loaves: usize, most: usize) -> BTreeSet<String> {
    let mut days = interleavings(&[&vec!["baked"; loaves], &vec!["sold"; loaves]]);
    days.retain(|day| {
        (1..=day.len()).all(|so_far| {
            let [baked, sold] = counts(&day[..so_far]);
            baked >= sold && baked - sold <= most
        })
    });
    let numbered: Vec<Vec<String>> = days.iter().map(|day| numbered(day)).collect();
    outputs(&numbered)
}

/// How many of the words are `baked`, and how many `sold`.
fn counts(day: &[&str]) -> [usize; 2] {
    ["baked", "sold"].map(|word| day.iter().filter(|other| **other == word).count())
}

/// Numbers the loaves as the program does: in the order of baking, and sold in that order too.
fn numbered(day: &[&str]) -> Vec<String> {
    day.iter()
        .enumerate()
        .map(|(at, word)| {
            let [baked, sold] = counts(&day[..=at]);
            let loaf = if *word == "baked" { baked } else { sold };
            format!("{word} {loaf}")
        })
        .collect()
}

/// The most loaves that were ever baked and not yet sold.
pub fn most_outstanding(printed: &str) -> usize {
    let day: Vec<&str> = printed
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    (0..day.len())
        .map(|at| {
            let [baked, sold] = counts(&day[..=at]);
            baked.saturating_sub(sold)
        })
        .max()
        .unwrap_or_default()
}
