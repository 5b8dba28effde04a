//! A verdict as a page shows it.

use interleave_schedule::Graph;
use serde::Serialize;

use crate::Workspace;
use crate::course::{Exercise, State, Verdict};
use crate::directive::own;

/// What `exercise.js` gets.
#[derive(Serialize)]
struct Shown<'a> {
    state: State,
    summary: &'a str,
    /// The rest in plain words, on lines of their own.
    details: String,
    /// The failing schedule.
    schedule: Option<&'a str>,
    /// The explorer to play it in, as HTML.
    explorer: Option<String>,
}

/// JSON of the verdict on `source`, on one line.
pub(super) fn json(
    workspace: &Workspace,
    exercise: &Exercise,
    verdict: &Verdict,
    source: &str,
) -> String {
    let failure = verdict.failure.as_ref();
    let played = failure.and_then(|failure| {
        let graph = Graph::from_json(&failure.graph.as_ref()?.to_string()).ok()?;
        let schedule = failure.schedule.as_deref()?;
        let html = own::explorer(workspace, exercise, source, graph).ok()?;
        Some((schedule, html))
    });
    let (schedule, explorer) = played.unzip();
    let shown = Shown {
        state: verdict.state,
        summary: &verdict.summary,
        details: details(verdict),
        schedule,
        explorer,
    };
    serde_json::to_string(&shown).unwrap_or_default()
}

/// The verdict's text without its first line, which the summary says, and without what the explorer
/// shows: the table and what follows it.
fn details(verdict: &Verdict) -> String {
    let text = match (&verdict.diagnostics, verdict.text.split_once("\n\n")) {
        (Some(diagnostics), _) => diagnostics,
        (None, Some((_, rest))) => rest,
        (None, None) => "",
    };
    let table = (verdict.failure.as_ref()).and_then(|failure| failure.table.as_deref());
    let before = table.and_then(|table| Some(text.split_once(table)?.0));
    let lines = before.unwrap_or(text).trim_end().lines();
    let lines: Vec<&str> = match verdict.diagnostics {
        Some(_) => lines.collect(),
        // What a terminal shows is indented.
        None => lines
            .map(|line| line.strip_prefix("  ").unwrap_or(line))
            .collect(),
    };
    lines.join("\n")
}
