//! The live part of an explorer: HTML in a script element, which `explorer-view.js` takes out and
//! fills. A `<template>` would stand in the index of the search, once for every explorer.
//!
//! Whatever does not depend on where the reader stands is said here, so that it is in the page's
//! language and costs the page no script.

use std::collections::BTreeSet;

use interleave_schedule::{BigUint, Graph};

use super::explorer::simplest_failure;
use crate::html;
use crate::words::player::Player;
use crate::words::{Words, grouped};

/// Most outcomes that a reader is asked to find all of.
const COLLECTED: usize = 8;

/// A version of the program that is played, and its label where there are others.
pub(super) type Version<'a> = (&'a Graph, Option<&'a str>);

/// That element. Without `goals` the reader is set none.
pub(super) fn template(words: &Words, versions: &[Version<'_>], goals: bool) -> String {
    let said = words.player;
    let goals = if goals {
        all_goals(said, versions)
    } else {
        String::new()
    };
    let title = |text: &str| format!("<p class=\"explorer-title\">{text}</p>");
    let boxed = |name: &str, text: &str, inner: &str| {
        let title = title(text);
        format!("<div class=\"explorer-box explorer-of-{name}\">{title}{inner}</div>")
    };
    let list = |tag: &str, name: &str, label: &str| {
        format!("<{tag} class=\"explorer-{name}\" aria-label=\"{label}\"></{tag}>")
    };
    let button = |act: &str, label: &str| {
        format!("<button type=\"button\" data-act=\"{act}\">{label}</button>")
    };
    let run = format!("{} <span>{}</span> {}", said.run.0, said.main, said.run.1);
    let controls: String = [
        ("back", said.back),
        ("forward", said.forward),
        ("run", &run),
        ("reset", said.reset),
        ("show", said.show),
        ("copy", said.copy),
    ]
    .map(|(act, label)| button(act, label))
    .concat();
    let facts = [
        boxed(
            "objects",
            said.objects,
            &list("ul", "objects", said.objects),
        ),
        boxed(
            "outcomes",
            said.outcomes,
            &list("ul", "outcomes", said.outcomes),
        ),
        boxed(
            "printed",
            said.printed,
            "<pre><code class=\"explorer-printed\"></code></pre>",
        ),
    ]
    .concat();
    format!(
        "<script type=\"text/html\"><div class=\"explorer-live\">{radios}<p class=\"explorer-status unseen\" role=\"status\"></p>\
         <ol class=\"explorer-goals\" aria-label=\"{label}\">{goals}</ol>\
         <div class=\"explorer-board\"><div class=\"explorer-source\"></div><div class=\"explorer-moves\">\
         <div class=\"explorer-threads\" role=\"group\" aria-label=\"{threads}\">{title}</div>\
         <div class=\"explorer-controls\">{controls}</div><div class=\"explorer-verdict\"></div>\
         <p class=\"explorer-futures\"></p><div class=\"explorer-bar\" aria-hidden=\"true\"></div></div></div>\
         <div class=\"explorer-facts\">{facts}</div>\
         <div class=\"explorer-transcript\">{transcript}<p class=\"explorer-note explorer-before\">{before}</p>\
         <div class=\"explorer-track\"><svg class=\"explorer-lanes\" aria-hidden=\"true\"></svg>{steps}</div></div>\
         <p class=\"explorer-note\">{keys}</p>{legend}</div></script>",
        radios = radios(said, versions),
        label = said.goals,
        threads = said.threads,
        title = title(said.threads),
        transcript = title(said.transcript),
        before = said.before,
        steps = list("ol", "steps", said.transcript),
        keys = said.keys,
        legend = legend(words, versions),
    )
}

fn radios(said: &Player, versions: &[Version<'_>]) -> String {
    let [(first, _), _, ..] = versions else {
        return String::new();
    };
    let labels = versions.iter().map(|(graph, label)| {
        format!(
            "<label><input type=\"radio\" name=\"version-of-{}\" value=\"{}\"><span>{}</span></label>",
            html::text(&first.name),
            html::text(&graph.name),
            html::text(label.unwrap_or(&graph.name)),
        )
    });
    format!(
        "<fieldset class=\"explorer-versions\"><legend class=\"unseen\">{}</legend>{}</fieldset>",
        said.version,
        labels.collect::<String>()
    )
}

/// What the reader is asked to bring about. `explorer.js` knows when each of them is reached.
fn all_goals(said: &Player, versions: &[Version<'_>]) -> String {
    let goal = |attributes: &str, praise: usize, text: &str| {
        format!(
            "<li data-goal={attributes} data-praise=\"{}\">{text}<span class=\"unseen\" hidden> ({})</span></li>",
            said.praise[praise], said.reached
        )
    };
    let mut goals = String::new();
    let Some((first, _)) = versions.first() else {
        return goals;
    };
    let simplest = simplest_failure(first);
    if let Some(simplest) = &simplest {
        let fewest = simplest.preemptions;
        goals += &goal("\"break\"", 0, said.break_it);
        let cheaply = format!("\"cheaply\" data-preemptions=\"{fewest}\"");
        goals += &goal(&cheaply, 1, &(said.break_cheaply)(fewest));
    }
    let outcomes = first.outcomes.len();
    if (2..=COLLECTED).contains(&outcomes) {
        let (before, after) = (said.collect.0, (said.collect.1)(outcomes));
        let text = format!("{before} <span class=\"explorer-found\">0</span> {after}");
        goals += &goal("\"collect\"", 2, &text);
    }
    if let Some((mended, _)) = versions.get(1) {
        let (all, fail) = counts(mended);
        goals += &goal("\"end\" data-version=\"1\"", 3, &(said.mend)(&all, &fail));
    } else if simplest.is_none() {
        let (all, fail) = counts(first);
        goals += &goal("\"end\" data-version=\"0\"", 3, &(said.end)(&all, &fail));
    }
    goals
}

/// How many schedules there are, and how many of them fail.
fn counts(graph: &Graph) -> (String, String) {
    let all = graph.counts();
    let sum = |which: &dyn Fn(usize) -> bool| -> String {
        let counted = all
            .iter()
            .enumerate()
            .filter(|(outcome, _)| which(*outcome));
        let sum: BigUint = counted.map(|(_, count)| count).sum();
        grouped(&sum.to_string())
    };
    (
        sum(&|_| true),
        sum(&|outcome| graph.outcomes[outcome].fails()),
    )
}

/// The words that steps and states of these graphs are made of, explained.
fn legend(words: &Words, versions: &[Version<'_>]) -> String {
    let mut texts: BTreeSet<&str> = BTreeSet::new();
    for node in versions.iter().flat_map(|(graph, _)| &graph.nodes) {
        for edge in &node.edges {
            texts.insert(&edge.event.text);
            texts.extend(edge.event.detail.as_deref());
            let ends = edge.event.place.as_ref().filter(|place| place.end_of_scope);
            texts.extend(ends.map(|_| words.at_end_of_scope));
        }
        texts.extend(node.state.objects.iter().map(|state| &*state.text));
        for state in &node.state.threads {
            texts.extend(state.next.as_ref().map(|next| &*next.text));
            // Beside what a thread waits for, the explorer says that it does.
            let waits = state.waits.iter();
            texts.extend(waits.flat_map(|waits| ["waits for ", &waits.text]));
        }
    }
    let used = |marks: &[&str]| {
        let has = |text: &&str| marks.iter().any(|mark| text.contains(mark));
        texts.iter().any(has)
    };
    let terms = (words.player.terms.iter()).filter(|term| used(term.marks));
    let terms = terms.map(|term| format!("<dt>{}</dt><dd>{}</dd>", term.term, term.meaning));
    format!(
        "<details class=\"explorer-legend\"><summary>{}</summary><dl>{}</dl></details>",
        words.player.legend,
        terms.collect::<String>()
    )
}

#[cfg(test)]
mod tests {
    use crate::graphs::Graphs;
    use crate::{Workspace, words};

    /// What is printed and what is read speak for themselves.
    const PLAIN: [&str; 2] = ["print ", "read a line"];

    #[test]
    fn every_step_of_every_lesson_is_explained() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
        let workspace = Workspace::open(root).unwrap_or_else(|problems| panic!("{problems}"));
        let terms = words::for_language("en").expect("a table").player.terms;
        let marks = || terms.iter().flat_map(|term| term.marks);
        let is_explained = |text: &str| marks().any(|mark| !mark.is_empty() && text.contains(mark));
        let mut steps = 0;
        for graphs in Graphs::all(&workspace).expect("the lessons can be read") {
            for name in graphs.names() {
                let graph = graphs
                    .load(name)
                    .unwrap_or_else(|problem| panic!("{problem}"));
                for edge in graph.nodes.iter().flat_map(|node| &node.edges) {
                    let text = &edge.event.text;
                    let plain = PLAIN.iter().any(|plain| text.starts_with(plain));
                    assert!(plain || is_explained(text), "{name}: no word of {text:?}");
                    steps += 1;
                }
            }
        }
        assert!(steps > 0, "the lessons have graphs");
    }
}
