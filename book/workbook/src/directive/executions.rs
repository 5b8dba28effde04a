//! `{{#executions NAME}}`: every execution that loom distinguishes of a program with relaxed
//! atomics. The reader picks the next step, and with it which store a load sees.
//!
//! The tree stands in `executions/NAME.json` of a lesson, recorded by its tests. Each choice is a
//! disclosure, of which one in a group is open at a time: no script is needed, and paper shows all.

use std::collections::BTreeSet;
use std::fs;

use serde::Deserialize;

use super::{Scope, words};
use crate::html;
use crate::problem::unreadable;
use crate::words::Words;

/// What a lesson's tests have recorded.
#[derive(Deserialize)]
struct Executions {
    name: String,
    /// What each atomic is called, and what it is at the start.
    cells: Vec<(String, f64)>,
    /// How many executions loom needed.
    executions: u64,
    /// What can come first.
    first: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    thread: usize,
    cell: usize,
    line: usize,
    does: Does,
    /// The value that it sees, and the thread that stored it, if any did.
    sees: Option<(f64, Option<usize>)>,
    stores: Option<f64>,
    #[serde(default)]
    then: Vec<Step>,
    prints: Option<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Does {
    Load,
    Store,
    Exchange,
    Refused,
}

/// Who has stored what in each atomic last.
type Latest = Vec<(f64, Option<usize>)>;

pub(super) fn expand(scope: &Scope<'_>, args: &str) -> Result<String, String> {
    let [name] = words::<1>(args, "executions NAME")?;
    let lesson = scope.lesson()?;
    let shown = format!("lessons/{}/executions/{name}.json", lesson.slug);
    let text = fs::read_to_string(lesson.dir.join(format!("executions/{name}.json")))
        .map_err(|error| unreadable(&shown, &error))?;
    let tree: Executions = serde_json::from_str(&text)
        .map_err(|error| format!("{shown} is no tree of executions: {error}"))?;
    let words = scope.words();
    let latest: Latest = tree.cells.iter().map(|(_, start)| (*start, None)).collect();
    let page = Page { words, tree: &tree };
    Ok(format!(
        "<section class=\"executions\" aria-label=\"{}\"><p>{}</p>{}</section>",
        html::text(&(words.executions_of)(&tree.name)),
        html::text(&(words.executions_differ)(
            tree.executions,
            leaves(&tree.first)
        )),
        page.from(&tree.first, latest, "")
    ))
}

struct Page<'a> {
    words: &'static Words,
    tree: &'a Executions,
}

impl Page<'_> {
    /// What can happen from here: steps that nobody can choose, then a choice, or the end.
    fn from(&self, steps: &[Step], mut latest: Latest, path: &str) -> String {
        let mut forced = String::new();
        let mut steps = steps;
        while let [only] = steps {
            forced += &format!("<li>{}</li>", self.step(only, &mut latest));
            if let Some(prints) = &only.prints {
                forced += &self.end(prints);
            }
            steps = &only.then;
        }
        if !forced.is_empty() {
            forced = format!("<ul>{forced}</ul>");
        }
        let choices = steps.iter().enumerate().map(|(index, step)| {
            let mut latest = latest.clone();
            let path = format!("{path}-{}", index + 1);
            let said = self.step(step, &mut latest);
            let ends: Vec<String> = ends(step).into_iter().map(html::text).collect();
            let after = match &step.prints {
                Some(prints) => format!("<ul>{}</ul>", self.end(prints)),
                None => self.from(&step.then, latest, &path),
            };
            format!(
                "<details name=\"{}{}\"><summary>{said} <span class=\"executions-ends\">→ {}</span></summary>{after}</details>",
                html::text(&self.tree.name),
                path.rsplit_once('-').map_or("", |(group, _)| group),
                ends.join(" · ")
            )
        });
        forced + &choices.collect::<String>()
    }

    fn end(&self, prints: &str) -> String {
        let said = (self.words.prints_at_the_end)(prints);
        format!("<li class=\"executions-end\">{}</li>", html::text(&said))
    }

    /// A step in words; what it stores is then the latest.
    fn step(&self, step: &Step, latest: &mut Latest) -> String {
        let cell = self.tree.cells[step.cell].0.as_str();
        let newer = step
            .sees
            .filter(|seen| *seen != latest[step.cell])
            .and(latest[step.cell].1);
        let (value, by) = step.sees.unwrap_or_default();
        let stores = step.stores.unwrap_or_default();
        let words = self.words;
        let said = match step.does {
            Does::Load => (words.loads)(step.thread, cell, value, by),
            Does::Store => (words.stores)(step.thread, cell, stores),
            Does::Exchange => (words.exchanges)(step.thread, cell, value, stores),
            Does::Refused => (words.is_refused)(step.thread, cell, value, by),
        };
        if step.stores.is_some() {
            latest[step.cell] = (stores, Some(step.thread));
        }
        let line = (words.lines)(step.line, step.line);
        let newer = newer.map_or(String::new(), |thread| {
            let said = (words.although_newer)(thread);
            format!(" <em>{}</em>", html::text(&said))
        });
        format!(
            "{}{newer} <span class=\"explorer-where\">{line}</span>",
            html::text(&said)
        )
    }
}

/// How many executions differ in what is seen.
fn leaves(steps: &[Step]) -> u64 {
    let of = |step: &Step| u64::from(step.prints.is_some()) + leaves(&step.then);
    steps.iter().map(of).sum()
}

/// Everything that can have been printed in the end after `step`.
fn ends(step: &Step) -> BTreeSet<&str> {
    let later = step.then.iter().flat_map(ends);
    step.prints.as_deref().into_iter().chain(later).collect()
}
