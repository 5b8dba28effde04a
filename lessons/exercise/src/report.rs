//! What a machine reports: JSON, a line for each event.

use std::env;
use std::fs::OpenOptions;
use std::io::{self, Write as _};

use interleave_schedule::Place;
use serde::{Deserialize, Serialize};

/// The environment variable that names the file to which a machine appends its lines. Without it
/// they go to standard output.
pub const REPORT: &str = "INTERLEAVE_REPORT";

/// A line of a machine's report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Line {
    /// A check begins.
    Begins {
        /// Its name.
        check: String,
    },
    /// The explorer has finished a check.
    Checked(Box<Checked>),
    /// Loom has finished a check.
    Executed(Executed),
    /// A thread never comes to its next operation, so the machine has given up.
    Stuck {
        /// Which, and since when, in a sentence.
        sentence: String,
    },
    /// The machine has come to its end, and there are no more lines.
    Ends,
}

/// What the explorer found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Checked {
    /// The check's name.
    pub check: String,
    /// How many schedules there are, in decimal digits.
    pub schedules: String,
    /// In how many states.
    pub states: usize,
    /// Of how many threads, counting main.
    pub threads: usize,
    /// What was cut off and why; empty when everything was explored.
    pub limits: Vec<String>,
    /// What is violated, if anything is.
    pub violation: Option<Violation>,
    /// The simplest schedule that fails; where no single schedule does, the simplest of all.
    pub schedule: Option<String>,
    /// All that the program can do, as the schedule crate writes it; only where it fails.
    pub graph: Option<serde_json::Value>,
    /// Where the thread panicked, when that is how it fails.
    pub panic: Option<Place>,
    /// Everything that was violated in some schedule, sorted: of a text `NAME: SENTENCE` only the name.
    pub violated: Vec<String>,
}

/// What a program must not do, and does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Violation {
    /// Its name, such as `order` or `deadlock`.
    pub name: String,
    /// What happened, in a sentence without a full stop.
    pub sentence: String,
}

/// What loom found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Executed {
    /// The check's name.
    pub check: String,
    /// How many executions were run.
    pub executions: usize,
    /// How one of them failed.
    pub failure: Option<String>,
    /// Where it panicked.
    pub panic: Option<Place>,
    /// Why it stopped before all were run.
    pub stopped: Option<String>,
}

impl Violation {
    /// The violation that a failed check's message `NAME: SENTENCE` tells.
    pub fn of(message: &str) -> Self {
        let (name, sentence) = message
            .split_once(": ")
            .unwrap_or(("check failed", message));
        Self {
            name: name.to_owned(),
            sentence: sentence.to_owned(),
        }
    }
}

impl Line {
    /// Appends the line to the report.
    ///
    /// # Panics
    /// When the report cannot be written: nobody would learn what was found.
    pub fn tell(&self) {
        let mut line = serde_json::to_string(self).expect("a line can be written as JSON");
        line.push('\n');
        let told = match env::var_os(REPORT) {
            Some(file) => {
                let file = OpenOptions::new().append(true).create(true).open(file);
                file.and_then(|mut file| file.write_all(line.as_bytes()))
            }
            None => io::stdout().lock().write_all(line.as_bytes()),
        };
        told.unwrap_or_else(|error| panic!("cannot write the report: {error}"));
    }
}
