//! The parts of a check's program in which something happens.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// Lines of a file that stand together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// The file, seen from the checkout's root.
    pub file: String,
    /// The number of the first line, from 1.
    pub first: usize,
    /// The lines, each ended by a line feed.
    pub text: String,
}

/// The items of `text` in which one of `lines` stands, with the comments before them. Items begin
/// and end without indentation, as rustfmt writes them.
pub(super) fn listings(file: &str, text: &str, lines: &BTreeSet<usize>) -> Vec<Listing> {
    let all: Vec<&str> = text.lines().collect();
    let outer = |line: &str| line.starts_with(|first: char| !first.is_whitespace());
    let mut found: Vec<(usize, usize)> = Vec::new();
    for line in lines.iter().filter(|line| (1..=all.len()).contains(*line)) {
        let at = line - 1;
        if found.last().is_some_and(|&(_, end)| at <= end) {
            continue;
        }
        let head = (0..=at).rev().find(|&number| outer(all[number]));
        let above = all[..head.unwrap_or(at)].iter().rev();
        let comments = above.take_while(|line| line.starts_with("//")).count();
        let head = head.unwrap_or(at);
        let end = match all[head].ends_with([';', '}']) {
            true => Some(at),
            false => (at..all.len()).find(|&number| all[number].starts_with(['}', ']'])),
        };
        found.push((head - comments, end.unwrap_or(at)));
    }
    let listing = |(first, last): (usize, usize)| Listing {
        file: file.to_owned(),
        first: first + 1,
        text: all[first..=last].join("\n") + "\n",
    };
    found.into_iter().map(listing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "use a;\n\n/// One.\nfn one() {\n    a();\n}\n\nfn two() {\n    b();\n\n    c();\n}\n\nconst X: u8 = 1;\n";

    fn found(lines: &[usize]) -> Vec<(usize, String)> {
        let lines = lines.iter().copied().collect();
        let found = listings("f", TEXT, &lines);
        found.into_iter().map(|it| (it.first, it.text)).collect()
    }

    #[test]
    fn whole_functions_are_found_once() {
        let one = (3, "/// One.\nfn one() {\n    a();\n}\n".to_owned());
        let two = (8, "fn two() {\n    b();\n\n    c();\n}\n".to_owned());
        let last = (14, "const X: u8 = 1;\n".to_owned());
        assert_eq!(found(&[5, 14]), [one.clone(), last]);
        assert_eq!(found(&[4, 6, 9, 11]), [one, two]);
        assert_eq!(found(&[0, 99]), []);
    }
}
