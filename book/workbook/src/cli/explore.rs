//! `explore [NN[/NAME]]`: how a program can end, in how many schedules, and the simplest failures.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::process::ExitCode;

use clap::Args;
use interleave_schedule::{Graph, Outcome, Shortest};
use unicode_width::UnicodeWidthStr as _;

use super::say;
use super::which::{Refused, called, choose, listing};
use crate::words::grouped;
use crate::{Graphs, Problem, Problems, Workspace};

#[derive(Args)]
pub(super) struct Explore {
    /// A lesson's number or directory, as 04, or one of its programs, as 04/close-early; without it
    /// the list of all
    #[arg(value_name = "NN[/NAME]")]
    which: Option<String>,
}

impl Explore {
    pub(super) fn run(&self, workspace: &Workspace) -> ExitCode {
        match self.text(workspace) {
            Ok(text) => say(&text),
            Err(refused) => refused.report(),
        }
    }

    fn text(&self, workspace: &Workspace) -> Result<String, Refused> {
        let Some(which) = &self.which else {
            return listing(workspace);
        };
        let (graphs, names) = choose(workspace, which)?;
        let (mut texts, mut problems) = (Vec::new(), Vec::new());
        for name in &names {
            match explored(&graphs, name) {
                Ok(text) => texts.push(text),
                Err(problem) => problems.push(problem),
            }
        }
        Problems::none_of(problems)?;
        Ok(texts.join("\n"))
    }
}

/// A graph in words: its size, its outcomes, and the simplest failing schedule of each kind.
fn explored(graphs: &Graphs, name: &str) -> Result<String, Problem> {
    let graph = graphs.load(name)?;
    let mut text = format!(
        "{} · {}, {}\n\n",
        called(graphs, name),
        many(&graph.nodes.len().to_string(), "state", is_cut(&graph)),
        many(&graph.paths().to_string(), "schedule", is_cut(&graph)),
    );
    text += &outcomes(&graph);
    if is_cut(&graph) {
        let _ = writeln!(
            text,
            "\nNot everything was explored. {}",
            graph.limits.join(" ")
        );
    }
    let simplest = simplest_failures(&graph);
    if simplest.is_empty() {
        let which = if is_cut(&graph) {
            "that was explored "
        } else {
            ""
        };
        let _ = writeln!(text, "\nNo schedule {which}fails.");
    }
    for shortest in simplest {
        let table = graph.draw(&shortest.schedule);
        let table = table.map_err(|error| Problem::of(graphs.file(name), error.to_string()))?;
        let _ = write!(text, "\n{table}");
    }
    Ok(text)
}

/// A row for each outcome: how it ends, in how many schedules, what has been printed by then.
fn outcomes(graph: &Graph) -> String {
    let least = if is_cut(graph) { "at least " } else { "" };
    let mut rows = vec![[
        "outcome".to_owned(),
        "schedules".to_owned(),
        "printed".to_owned(),
    ]];
    for (outcome, count) in graph.outcomes.iter().zip(graph.counts()) {
        let count = format!("{least}{}", grouped(&count.to_string()));
        rows.push([ending(outcome), count, printed(&outcome.output)]);
    }
    let width = |column: usize| {
        rows.iter()
            .map(|row| row[column].width())
            .max()
            .unwrap_or(0)
    };
    let (endings, counts) = (width(0), width(1));
    let mut text = String::new();
    for [ending, count, printed] in &rows {
        let after = " ".repeat(endings - ending.width());
        let before = " ".repeat(counts - count.width());
        let _ = writeln!(text, "  {ending}{after}  {before}{count}  {printed}");
    }
    text
}

/// For each kind of failure the schedule with the fewest preemptions, then the fewest steps.
fn simplest_failures(graph: &Graph) -> Vec<Shortest> {
    let mut simplest = BTreeMap::new();
    for (outcome, shortest) in graph.outcomes.iter().zip(graph.shortest()) {
        if let (true, Some(shortest)) = (outcome.fails(), shortest) {
            let cost = (shortest.preemptions, shortest.schedule.0.len());
            let entry = simplest
                .entry(outcome.kind)
                .or_insert((cost, shortest.clone()));
            if cost < entry.0 {
                *entry = (cost, shortest);
            }
        }
    }
    simplest
        .into_values()
        .map(|(_, shortest)| shortest)
        .collect()
}

fn ending(outcome: &Outcome) -> String {
    match &outcome.message {
        Some(message) => format!("{}: {}", outcome.kind.words(), one_line(message)),
        None => outcome.kind.words().to_owned(),
    }
}

fn printed(output: &str) -> String {
    if output.is_empty() {
        "nothing".to_owned()
    } else {
        one_line(output)
    }
}

/// As on the pages: `⏎` ends a line.
fn one_line(text: &str) -> String {
    text.replace('\n', "⏎ ").trim_end().to_owned()
}

fn is_cut(graph: &Graph) -> bool {
    !graph.limits.is_empty()
}

fn many(number: &str, what: &str, at_least: bool) -> String {
    let least = if at_least { "at least " } else { "" };
    let plural = if number == "1" { "" } else { "s" };
    format!("{least}{} {what}{plural}", grouped(number))
}

#[cfg(test)]
mod tests {
    use interleave_schedule::Kind;

    use super::*;

    #[test]
    fn an_outcome_stays_on_its_line() {
        let outcome = Outcome {
            kind: Kind::Panic,
            message: Some("1 panicked: not equal\n  left: 1".to_owned()),
            output: "a\nb\n".to_owned(),
        };
        assert_eq!(ending(&outcome), "panic: 1 panicked: not equal⏎   left: 1");
        assert_eq!(printed(&outcome.output), "a⏎ b⏎");
        assert_eq!(printed(""), "nothing");
    }

    #[test]
    fn counts_have_units_and_separators() {
        assert_eq!(many("1", "state", false), "1 state");
        assert_eq!(many("13510", "schedule", true), "at least 13,510 schedules");
    }
}
