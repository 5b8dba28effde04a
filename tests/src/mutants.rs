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
    /// More to find and replace in the same file, where a fault is in several places.
    #[serde(default)]
    pub also: Vec<(String, String)>,
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
    /// Where in `text`, the content of its file, the fault goes: every place.
    ///
    /// # Errors
    /// When a text to find is not there exactly once.
    pub fn places(&self, text: &str) -> Result<Vec<Range<usize>>, String> {
        let pairs = self.pairs();
        pairs.map(|(find, _)| self.place(find, text)).collect()
    }

    /// `text`, the content of its file, with the fault in it.
    ///
    /// # Errors
    /// As [`places`](Self::places).
    pub fn apply(&self, text: &str) -> Result<String, String> {
        self.places(text)?;
        self.pairs()
            .try_fold(text.to_owned(), |text, (find, replace)| {
                let place = self.place(find, &text)?;
                Ok([&text[..place.start], replace, &text[place.end..]].concat())
            })
    }

    /// What to find, and what stands there instead.
    fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let also = self.also.iter();
        std::iter::once((&self.find, &self.replace))
            .chain(also.map(|(find, replace)| (find, replace)))
            .map(|(find, replace)| (find.as_str(), replace.as_str()))
    }

    fn place(&self, find: &str, text: &str) -> Result<Range<usize>, String> {
        let mut found = text.match_indices(find);
        match (found.next(), found.next()) {
            (Some((start, _)), None) => Ok(start..start + find.len()),
            (None, _) => Err(format!("{}: {find:?} is not in it", self.file)),
            (Some(_), Some(_)) => Err(format!("{}: {find:?} is in it more than once", self.file)),
        }
    }
}
