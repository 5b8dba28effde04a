//! `{{#value …}}`: a number that was computed or measured, in a sentence.

use std::fs;

use serde_json::Value;

use interleave_schedule::{BigUint, Graph};

use super::explorer::{of_lesson, simplest_failure};
use super::snapshot::{Figures, Snapshot};
use super::{Scope, words};
use crate::graphs::Graphs;
use crate::html;
use crate::problem::unreadable;
use crate::words::{grouped, number};

const USAGE: &str = "{{#value loom NAME executions}}, {{#value loom NAME outcomes}}, \
                     {{#value output NAME outputs}}, {{#value measured [DIRECTORY/]FILE.json KEY}} or \
                     {{#value schedules [DIRECTORY/]NAME KEY}} with the key all, failing, outcomes, states or \
                     preemptions";

pub(super) fn expand(scope: &Scope<'_>, args: &str) -> Result<String, String> {
    let usage = || format!("write {USAGE}");
    let [kind, name, key] = words::<3>(args, "").map_err(|_| usage())?;
    match (kind.as_str(), key.as_str()) {
        ("loom", "executions") => Ok(number(figures(scope, &name)?.executions)),
        ("loom", "outcomes") => match figures(scope, &name)?.outcomes {
            Some(outcomes) => Ok(number(outcomes.len() as u64)),
            None => Err(format!(
                "the model `{name}` fails: it has no set of outcomes"
            )),
        },
        ("output", "outputs") => {
            let recorded = Snapshot::read(scope, "output", &name)?.recorded()?;
            Ok(number(recorded.outputs.len() as u64))
        }
        ("schedules", key) => scheduled(scope, &name, key)?.ok_or_else(usage),
        ("measured", key) => measured(scope, &name, key),
        _ => Err(usage()),
    }
}

fn figures(scope: &Scope<'_>, name: &str) -> Result<Figures, String> {
    Snapshot::read(scope, "loom", name)?.parse()
}

/// A number of a schedule graph; `None` for a key that there is not.
fn scheduled(scope: &Scope<'_>, name: &str, key: &str) -> Result<Option<String>, String> {
    let (slug, name) = of_lesson(scope, name)?;
    let graphs = Graphs::of(scope.workspace, slug);
    let graph = graphs.and_then(|graphs| graphs.load(name));
    let graph = graph.map_err(|problem| problem.to_string())?;
    Ok(Some(match key {
        "all" => grouped(&graph.paths().to_string()),
        "failing" => grouped(&failing(&graph).to_string()),
        "outcomes" => number(graph.outcomes.len() as u64),
        "states" => number(graph.nodes.len() as u64),
        "preemptions" => match simplest_failure(&graph) {
            Some(shortest) => number(shortest.preemptions as u64),
            None => return Err(format!("`{name}` cannot fail")),
        },
        _ => return Ok(None),
    }))
}

/// How many of its schedules fail.
fn failing(graph: &Graph) -> BigUint {
    (graph.outcomes.iter().zip(graph.counts()))
        .filter(|(outcome, _)| outcome.fails())
        .map(|(_, count)| count)
        .sum()
}

/// The value at the dotted `key` of `measured/NAME`, the page's own or, written `DIRECTORY/NAME`, that
/// of another directory in `lessons/`; a number in the path counts into an array.
fn measured(scope: &Scope<'_>, name: &str, key: &str) -> Result<String, String> {
    let (directory, name) = match name.split_once('/') {
        Some(found) => found,
        None => (scope.directory()?, name),
    };
    let shown = format!("lessons/{directory}/measured/{name}");
    let text = fs::read_to_string(scope.workspace.root().join(&shown))
        .map_err(|error| unreadable(&shown, &error))?;
    let root: Value =
        serde_json::from_str(&text).map_err(|error| format!("{shown} is no JSON: {error}"))?;
    let mut value = &root;
    for step in key.split('.') {
        let next = match value {
            Value::Object(map) => map.get(step),
            Value::Array(list) => step.parse().ok().and_then(|index: usize| list.get(index)),
            _ => None,
        };
        value = next.ok_or_else(|| {
            format!(
                "{shown} has no `{key}`: at `{step}` there is {}",
                keys(value)
            )
        })?;
    }
    match value {
        Value::Number(measured) => Ok(match measured.as_u64() {
            Some(whole) => number(whole),
            None => measured.to_string(),
        }),
        Value::String(text) => Ok(html::inline_text(text)),
        _ => Err(format!(
            "`{key}` of {shown} is neither a number nor text: there is {}",
            keys(value)
        )),
    }
}

/// What an author may have meant.
fn keys(value: &Value) -> String {
    match value {
        Value::Object(map) => {
            let keys: Vec<&str> = map.keys().map(String::as_str).collect();
            keys.join(", ")
        }
        Value::Array(list) => format!("an array of {}", list.len()),
        other => other.to_string(),
    }
}
