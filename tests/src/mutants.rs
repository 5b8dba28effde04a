//! The list of mutants in `tests/mutants.toml`: small faults put into the lessons on purpose, each
//! with the test that must notice it.

use std::fs;
use std::ops::Range;

use serde::Deserialize;

use crate::root;

/// The whole list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// The mutants, in the order of the list.
    #[serde(rename = "mutant")]
    pub mutants: Vec<Mutant>,
    /// Functions whose sites need no mutant.
    #[serde(default, rename = "exempt")]
    pub exemptions: Vec<Exemption>,
}

/// One fault.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Mutant {
    /// What is wrong in it.
    pub name: String,
    /// The file it is in, from the root.
    pub file: String,
    /// Text of the file, found once in it.
    pub find: String,
    /// What stands there instead.
    pub replace: String,
    /// The package, the test target, and the test that fails.
    pub killed_by: (String, String, String),
}

/// A function whose joins, locks, notifications and capacities need no mutant.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exemption {
    /// The file it is in, from the root.
    pub file: String,
    /// Its name.
    pub function: String,
    /// The reason.
    pub why: String,
}

impl List {
    /// Reads `tests/mutants.toml`.
    ///
    /// # Panics
    /// When it cannot be read.
    pub fn read() -> Self {
        let text =
            fs::read_to_string(root().join("tests/mutants.toml")).expect("the list is there");
        toml::from_str(&text).unwrap_or_else(|error| panic!("tests/mutants.toml: {error}"))
    }
}

impl Mutant {
    /// Where in `text`, the content of its file, the fault goes.
    ///
    /// # Errors
    /// When the text to find is not there exactly once.
    pub fn place(&self, text: &str) -> Result<Range<usize>, String> {
        let mut found = text.match_indices(&self.find);
        match (found.next(), found.next()) {
            (Some((start, _)), None) => Ok(start..start + self.find.len()),
            (None, _) => Err(format!("{}: {:?} is not in it", self.file, self.find)),
            (Some(_), Some(_)) => Err(format!(
                "{}: {:?} is in it more than once",
                self.file, self.find
            )),
        }
    }

    /// `text`, the content of its file, with the fault in it.
    ///
    /// # Errors
    /// As [`place`](Self::place).
    pub fn apply(&self, text: &str) -> Result<String, String> {
        let place = self.place(text)?;
        Ok([&text[..place.start], &self.replace, &text[place.end..]].concat())
    }
}
