//! What a program prints, step by step.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Event, Graph, Schedule};

impl Event {
    /// The line that this event prints, without its line feed; `None` for one that prints nothing.
    ///
    /// A print's text is `print "…"`, quoted as Rust's `{:?}` quotes.
    pub fn printed(&self) -> Option<String> {
        let quoted = self.text.strip_prefix("print \"")?.strip_suffix('"')?;
        let mut line = String::new();
        let mut letters = quoted.chars();
        while let Some(letter) = letters.next() {
            line.push(match letter {
                '\\' => unescaped(&mut letters)?,
                letter => letter,
            });
        }
        Some(line)
    }
}

/// The character that is written after a backslash as the letters that follow.
fn unescaped(letters: &mut std::str::Chars<'_>) -> Option<char> {
    match letters.next()? {
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        '0' => Some('\0'),
        'u' => {
            let digits: String = letters.take_while(|letter| *letter != '}').collect();
            let code = u32::from_str_radix(digits.strip_prefix('{')?, 16).ok()?;
            char::from_u32(code)
        }
        letter => Some(letter),
    }
}

impl Graph {
    /// Every line that is ever printed.
    pub fn lines(&self) -> BTreeSet<String> {
        let edges = self.nodes.iter().flat_map(|node| &node.edges);
        edges.filter_map(|edge| edge.event.printed()).collect()
    }

    /// What can be printed next at the end of `schedule`: each line, or `None` where nothing more
    /// is printed, with a schedule that goes on to that.
    ///
    /// `None` when the schedule cannot be followed.
    pub fn next_lines(&self, schedule: &Schedule) -> Option<BTreeMap<Option<String>, Schedule>> {
        let start = self.replay(schedule).ok()?.pop()?;
        let mut found = BTreeMap::new();
        let mut seen = BTreeSet::from([start]);
        let mut open = vec![(start, schedule.clone())];
        while let Some((node, path)) = open.pop() {
            if self.nodes[node].edges.is_empty() {
                found.entry(None).or_insert_with(|| path.clone());
            }
            for edge in &self.nodes[node].edges {
                let mut path = path.clone();
                path.0.push(edge.by);
                match (edge.event.printed(), edge.to) {
                    (Some(line), _) => {
                        found.entry(Some(line)).or_insert(path);
                    }
                    (None, Some(to)) if seen.insert(to) => open.push((to, path)),
                    _ => {}
                }
            }
        }
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_line_is_read_back() {
        for line in ["", "a \"b\" \\ 'c'", "tab\tbell\u{7}\0", "é ⏎ \u{200b}"] {
            let event = Event {
                text: format!("print {line:?}"),
                ..Event::default()
            };
            assert_eq!(event.printed().as_deref(), Some(line));
        }
        for text in ["print", "lock left", "print \"\\", "print \"\\q"] {
            let event = Event {
                text: text.to_owned(),
                ..Event::default()
            };
            assert_eq!(event.printed(), None, "{text}");
        }
    }
}
