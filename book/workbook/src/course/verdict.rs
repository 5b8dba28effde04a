//! What the checker says of an exercise, and how it is kept.

use std::fs;

use interleave_schedule::Place;
use serde::{Deserialize, Serialize};

use super::exercise::write_whole;
use super::{Exercise, Listing};
use crate::Problem;

/// What the checker says of what the reader wrote.
///
/// It is kept as `target/exercise/NN.json`, which is replaced whole with every check: an object
/// with these fields, `version` among them. Absent optional fields are `null`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Verdict {
    /// The version of this format: 1.
    pub version: u32,
    /// The lesson's number, such as `01`.
    pub lesson: String,
    /// The name of its page: `01-spawn-and-join`.
    pub slug: String,
    /// The exercise's title.
    pub title: String,
    /// The reader's file, seen from the checkout's root.
    pub file: String,
    /// The SHA-256 of that file as it was judged, as [`interleave_schedule::source_hash`] has it:
    /// a verdict on another text than is there now is out of date.
    pub source_hash: String,
    /// What it comes to.
    pub state: State,
    /// The same in a sentence.
    pub summary: String,
    /// All of it as a terminal shows it.
    pub text: String,
    /// What was passed, in the order in which it was checked.
    pub passed: Vec<Proof>,
    /// What was not passed; the checks after it were not run.
    pub failure: Option<Failure>,
    /// The compiler's messages, when it refuses the file.
    pub diagnostics: Option<String>,
}

/// What a verdict comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Everything was passed.
    Solved,
    /// A `todo!()` was met.
    Todo,
    /// The compiler refuses it.
    Refused,
    /// It does what it must not.
    Fails,
    /// It had to be stopped, or ended itself, before anything could be said.
    Stopped,
}

/// What a check is run on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Machine {
    /// The course's own explorer.
    Explorer,
    /// loom.
    Loom,
    /// Native threads, once.
    Native,
}

/// A check that was passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// The check's name.
    pub check: String,
    /// What it was run on.
    pub machine: Machine,
    /// How many schedules or executions there are, in decimal digits; 1 on native threads.
    pub runs: String,
    /// Of how many threads, counting main; `null` where nobody counted.
    pub threads: Option<usize>,
    /// Why not everything was tried; empty where it was.
    pub limits: Vec<String>,
}

/// A check that was not passed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Failure {
    /// The check's name.
    pub check: String,
    /// What it was run on.
    pub machine: Machine,
    /// What is violated, such as `order` or `deadlock`.
    pub name: String,
    /// What happened, in a sentence without a full stop.
    pub sentence: String,
    /// The line that panicked, when one did.
    pub place: Option<Place>,
    /// The simplest schedule that fails; where no single one does, the simplest of all. `null`
    /// where there is none to show.
    pub schedule: Option<String>,
    /// That schedule as a table, as [`interleave_schedule::Graph::draw`] draws it.
    pub table: Option<String>,
    /// All that the check's program can do, in the schedule crate's own format.
    pub graph: Option<serde_json::Value>,
    /// What the exercise's `check.rs` does in that graph, beside the reader's file: in the order of
    /// the lines. Empty where there is nothing to play.
    #[serde(default)]
    pub program: Vec<Listing>,
}

impl Exercise {
    /// Where its verdict is kept, seen from the checkout's root.
    pub fn verdict_file(&self) -> String {
        format!("target/exercise/{}.json", self.number)
    }

    /// The last verdict that was kept; `None` when there is none that can be read.
    pub fn last_verdict(&self) -> Option<Verdict> {
        let text = fs::read_to_string(self.root().join(self.verdict_file())).ok()?;
        let verdict: Verdict = serde_json::from_str(&text).ok()?;
        (verdict.version == 1).then_some(verdict)
    }

    /// Keeps a verdict in the place of the last.
    ///
    /// # Errors
    /// When it cannot be written; the last one is then still there.
    pub fn keep_verdict(&self, verdict: &Verdict) -> Result<(), Problem> {
        let file = self.verdict_file();
        let path = self.root().join(&file);
        let json = serde_json::to_string(verdict).map_err(std::io::Error::other);
        let kept = json.and_then(|json| {
            fs::create_dir_all(path.parent().unwrap_or(self.root()))?;
            write_whole(&path, json.as_bytes())
        });
        kept.map_err(|error| Problem::plain(format!("cannot write {file} ({error})")))
    }
}
