//! `{{#loom NAME}}`: what loom found, and what it cannot find.

use std::collections::BTreeSet;

use super::output::{LISTED, one_per_line};
use super::snapshot::{Figures, Snapshot, Verdict};
use super::{Scope, words};
use crate::html;
use crate::words::{Words, number};

pub(super) fn expand(scope: &Scope<'_>, args: &str) -> Result<String, String> {
    let [name] = words::<1>(args, "loom NAME")?;
    let figures: Figures = Snapshot::read(scope, "loom", &name)?.parse()?;
    let words = scope.words();
    let mut rows = row(words.model, &code(&figures.model));
    if let Some(threads) = figures.threads {
        rows += &row(words.threads, &number(threads));
    }
    rows += &match (figures.verdict, &figures.outcomes, &figures.failure) {
        (Verdict::Passes, Some(outcomes), None) => passed(words, &figures, outcomes),
        (Verdict::Fails, None, Some(failure)) => failed(words, &figures, failure),
        _ => {
            return Err(format!(
                "the figures of `{name}` contradict each other: `passes` comes with outcomes, \
                 `fails` with a failure"
            ));
        }
    };
    let bound = figures.preemption_bound.map_or(String::new(), |bound| {
        format!("<p class=\"loom-bound\">{}</p>", (words.loom_bound)(bound))
    });
    let label = (words.loom_label)(&figures.model);
    let class = match figures.verdict {
        Verdict::Passes => "loom-passes",
        Verdict::Fails => "loom-fails",
    };
    Ok(format!(
        "<aside class=\"loom {class}\" aria-label=\"{}\"><dl>{rows}</dl>{bound}<p class=\"loom-limits\">{}</p></aside>",
        html::text(&label),
        words.loom_limits
    ))
}

fn passed(words: &Words, figures: &Figures, outcomes: &BTreeSet<String>) -> String {
    let shown: Vec<&str> = outcomes.iter().map(String::as_str).collect();
    let values: String = match shown[..] {
        [] | [""] => format!("<dd>{}</dd>", words.prints_nothing),
        [..] if shown.len() > LISTED => {
            format!("<dd>{}</dd>", one_per_line(words, outcomes))
        }
        _ => shown
            .iter()
            .map(|outcome| outcome_row(words, outcome))
            .collect(),
    };
    [
        row(words.verdict, words.passes),
        row(words.executions, &number(figures.executions)),
        format!("<dt>{}</dt>{values}", (words.outcomes)(outcomes.len())),
    ]
    .concat()
}

fn failed(words: &Words, figures: &Figures, failure: &str) -> String {
    [
        row(words.verdict, words.fails),
        row(words.failing_execution, &number(figures.executions)),
        row(words.failure, &code(failure)),
    ]
    .concat()
}

fn outcome_row(words: &Words, outcome: &str) -> String {
    if outcome.is_empty() {
        format!("<dd>{}</dd>", words.prints_nothing)
    } else {
        format!("<dd>{}</dd>", html::pre("text", outcome))
    }
}

fn row(term: &str, description: &str) -> String {
    format!("<dt>{term}</dt><dd>{description}</dd>")
}

fn code(text: &str) -> String {
    format!("<code>{}</code>", html::text(text))
}
