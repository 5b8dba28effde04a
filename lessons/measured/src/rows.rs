//! Which figures of which records are compared: `rows.toml`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::Deserialize;

/// A benchmark whose record the table draws on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bench {
    /// The bench target, and its record in the lesson's `measured/`, without `.json`.
    pub name: String,
    /// The lesson's directory.
    pub lesson: String,
    /// The section of the lesson's page that is about it.
    pub section: String,
    /// What is compared, in the order of the table.
    #[serde(rename = "row")]
    pub rows: Vec<Line>,
}

/// Two figures of a record.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The name of the row, in `table.json` and in the record's `spread`.
    pub id: String,
    /// What is done, and by what.
    pub what: String,
    /// A JSON pointer to Go's figure.
    pub go: String,
    /// And to Rust's.
    pub rust: String,
    /// The unit of the table's figures.
    pub unit: String,
    /// How many of the record's units that is.
    #[serde(default = "one")]
    pub divide: f64,
    /// Whether the figures are rates, of which the larger one is ahead.
    #[serde(default)]
    pub rate: bool,
}

fn one() -> f64 {
    1.0
}

impl Bench {
    /// Where its record is, seen from the directory of the lessons.
    pub fn record(&self) -> String {
        format!("{}/measured/{}.json", self.lesson, self.name)
    }

    /// The package it belongs to.
    pub fn package(&self) -> String {
        format!("lesson-{}", self.lesson)
    }
}

#[derive(Deserialize)]
struct Rows {
    #[serde(rename = "bench")]
    benches: Vec<Bench>,
}

/// Reads `measured/rows.toml` in `lessons`, the directory of the lessons.
///
/// # Errors
/// A sentence: when it cannot be read, or names a bench or a row twice.
pub fn benches(lessons: &Path) -> Result<Vec<Bench>, String> {
    let file = "lessons/measured/rows.toml";
    let text = fs::read_to_string(lessons.join("measured/rows.toml"))
        .map_err(|error| format!("cannot read {file} ({error})"))?;
    let Rows { benches } = toml::from_str(&text).map_err(|error| format!("{file}: {error}"))?;
    let mut names = BTreeSet::new();
    let mut ids = BTreeSet::new();
    for bench in &benches {
        if !names.insert(&bench.name) {
            return Err(format!("{file} has two benches `{}`", bench.name));
        }
        if let Some(line) = bench.rows.iter().find(|line| !ids.insert(&line.id)) {
            return Err(format!("{file} has two rows `{}`", line.id));
        }
    }
    Ok(benches)
}
