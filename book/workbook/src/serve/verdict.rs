//! A verdict as a page shows it.

use interleave_schedule::Graph;
use serde::Serialize;

use crate::course::{Exercise, Failure, State, Verdict};
use crate::directive::own;
use crate::{Workspace, html};

/// What `exercise.js` gets.
#[derive(Serialize)]
struct Shown<'a> {
    state: State,
    /// What it comes to, as HTML on one line.
    summary: String,
    /// The rest, as HTML.
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
    // What is not begun has nothing to play, nor has a schedule without a step.
    let failure = (verdict.failure.as_ref()).filter(|_| verdict.state != State::Todo);
    let played = failure.and_then(|failure| {
        let graph = Graph::from_json(&failure.graph.as_ref()?.to_string()).ok()?;
        let schedule = failure.schedule.as_deref().filter(|it| !it.is_empty())?;
        let html = own::explorer(workspace, exercise, source, &failure.program, graph).ok()?;
        Some((schedule, html))
    });
    let (schedule, explorer) = played.unzip();
    let mut details = details(verdict);
    if let Some(schedule) = schedule {
        let (name, play) = (own::NAME, workspace.words.play);
        details += &format!("<p><a href=\"#{name}={schedule}\">{play}</a></p>");
    } else if let Some(table) = failure.and_then(|failure| failure.table.as_deref()) {
        details += &terminal(table);
    }
    let shown = Shown {
        state: verdict.state,
        summary: html::with_code(&verdict.summary),
        details,
        schedule,
        explorer,
    };
    serde_json::to_string(&shown).unwrap_or_default()
}

/// The verdict's text without its first line, which the summary says, and without what the explorer
/// shows: the table and what follows it.
fn details(verdict: &Verdict) -> String {
    if let Some(diagnostics) = &verdict.diagnostics {
        // After them the text says what the summary does, and then what there is to say of it.
        let said = verdict.text.strip_prefix(diagnostics.as_str());
        let (_, more) = said
            .and_then(|said| said.split_once('\n'))
            .unwrap_or_default();
        return terminal(diagnostics) + &paragraphs(more);
    }
    let (_, rest) = verdict.text.split_once("\n\n").unwrap_or_default();
    // Of a long table the text has only the beginning and the end, but surely its first line.
    let heading = verdict.failure.as_ref().and_then(Failure::heading);
    let before = heading.and_then(|heading| Some(rest.split_once(heading)?.0));
    paragraphs(before.unwrap_or(rest))
}

fn paragraphs(text: &str) -> String {
    let said = text.trim().lines().filter(|line| !line.is_empty());
    said.map(paragraph).collect()
}

/// A line of a terminal's, in which white space sets off the word that it begins with.
fn paragraph(line: &str) -> String {
    match line.trim().split_once("  ") {
        Some((word, rest)) if !word.contains(' ') => {
            let (word, rest) = (html::text(word), html::with_code(rest.trim_start()));
            format!("<p><strong>{word}</strong> {rest}</p>")
        }
        _ => format!("<p>{}</p>", html::with_code(line.trim())),
    }
}

impl Failure {
    /// The first line of its table.
    fn heading(&self) -> Option<&str> {
        self.table.as_deref()?.lines().next()
    }
}

/// Text that is to look as it does in a terminal.
fn terminal(text: &str) -> String {
    let text = html::text(text.trim_end());
    format!("<pre class=\"exercise-terminal\"><code>{text}</code></pre>")
}
