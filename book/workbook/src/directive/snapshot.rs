//! What the lessons' tests recorded in insta snapshots.

use std::collections::BTreeSet;
use std::fs;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::Scope;
use crate::problem::unreadable;

/// What a program may print, as `tests/output.rs` recorded it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Recorded {
    pub(super) command: String,
    pub(super) outputs: BTreeSet<String>,
    #[serde(default)]
    pub(super) stderr: String,
    pub(super) exit_code: Option<i32>,
}

/// What loom found, as `tests/loom.rs` recorded it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Figures {
    pub(super) model: String,
    pub(super) verdict: Verdict,
    pub(super) threads: Option<u64>,
    pub(super) executions: u64,
    pub(super) preemption_bound: Option<u64>,
    pub(super) outcomes: Option<BTreeSet<String>>,
    pub(super) failure: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Verdict {
    Passes,
    Fails,
}

/// A snapshot of the page's lesson.
pub(super) struct Snapshot {
    file: String,
    /// What was recorded, without insta's header and without a final line feed.
    pub(super) text: String,
}

impl Snapshot {
    /// Reads `tests/snapshots/TEST__NAME.snap`, which the test file `tests/TEST.rs` wrote.
    pub(super) fn read(scope: &Scope<'_>, test: &str, name: &str) -> Result<Self, String> {
        let lesson = scope.lesson()?;
        if name.contains(['/', '\\']) {
            return Err(format!(
                "`{name}` is no name of a snapshot: it has no directories"
            ));
        }
        let file = format!("tests/snapshots/{test}__{name}.snap");
        let shown = format!("lessons/{}/{file}", lesson.slug);
        let text = fs::read_to_string(lesson.dir.join(&file)).map_err(|error| {
            let problem = unreadable(&shown, &error);
            format!("{problem}: does tests/{test}.rs record `{name}`?")
        })?;
        let text = text.replace("\r\n", "\n");
        let body = text
            .strip_prefix("---\n")
            .and_then(|text| text.split_once("\n---\n"))
            .map(|(_, body)| body.trim_end_matches('\n').to_owned())
            .ok_or_else(|| format!("{shown} is no insta snapshot: it lacks the --- header"))?;
        Ok(Self {
            file: shown,
            text: body,
        })
    }

    /// What was recorded, read as TOML.
    pub(super) fn parse<T: DeserializeOwned>(&self) -> Result<T, String> {
        toml::from_str(&self.text)
            .map_err(|error| format!("{} cannot be shown: {}", self.file, error.message()))
    }

    /// What a program may print.
    pub(super) fn recorded(&self) -> Result<Recorded, String> {
        let recorded: Recorded = self.parse()?;
        if recorded.outputs.is_empty() {
            return Err(format!("{} records no output", self.file));
        }
        Ok(recorded)
    }
}
