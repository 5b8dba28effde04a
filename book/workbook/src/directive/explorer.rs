//! `{{#explorer NAME | WHY}}`: a schedule graph to play with, and beside it its mended version.
//!
//! What stands in the HTML is what a reader without scripts sees, and paper: the source, the
//! simplest failing schedule as a table, what can happen. The scripts build the rest from the
//! graph, which is inlined: a page on `file://` can fetch nothing.

use std::collections::{BTreeMap, BTreeSet};

use interleave_schedule::{
    BigUint, Event, Graph, Kind, Row, Schedule, Shortest, Switch, source_hash,
};

use super::player::template;
use super::source::{Part, Source};
use super::{Expansion, Scope};
use crate::graphs::Graphs;
use crate::html;
use crate::words::{Words, grouped};

const USAGE: &str = "explorer [DIRECTORY/]NAME [| WHY IT FAILS]";

pub(super) fn expand(scope: &Scope<'_>, args: &str) -> Result<Expansion, String> {
    let (name, why) = args.split_once('|').unwrap_or((args, ""));
    let (name, why) = (name.trim(), why.trim());
    if name.is_empty() || name.contains(char::is_whitespace) {
        return Err(format!("write {{{{#{USAGE}}}}}"));
    }
    let (slug, name) = of_lesson(scope, name)?;
    let graphs = Graphs::of(scope.workspace, slug).map_err(|problem| problem.to_string())?;
    let played = Played {
        scope,
        graphs,
        slug,
    };
    let words = scope.words();
    let graph = played.load(name)?;
    let fails = graph
        .outcomes
        .iter()
        .any(interleave_schedule::Outcome::fails);
    let has_a_bug = fails || graph.mended.is_some();
    if fails == why.is_empty() {
        return Err(match fails {
            true => format!("`{name}` can fail: say why after a bar, write {{{{#{USAGE}}}}}"),
            false => format!("`{name}` cannot fail: there is nothing to say after the bar"),
        });
    }
    let said = match why {
        "" => String::new(),
        why => format!("<p class=\"explorer-why\">{}</p>", html::with_code(why)),
    };
    let mended = graph.mended.as_ref().map(|mended| played.load(mended));
    let mended = mended.transpose()?;
    let mut versions = vec![(&graph, has_a_bug.then_some(words.with_the_bug))];
    versions.extend(mended.as_ref().map(|mended| (mended, Some(words.mended))));
    let mut still = String::new();
    for (index, (graph, label)) in versions.iter().enumerate() {
        let said = if index == 0 { &*said } else { "" };
        let known = match index {
            0 => name.to_owned(),
            _ => played.known_as(name, &graph.name)?,
        };
        still += &played.version(&known, graph, *label, said)?;
    }
    Ok(Expansion {
        html: format!(
            "<section class=\"explorer\" id=\"explore-{name}\" aria-label=\"{}\">{}{still}</section>",
            (words.explorer)(&html::text(name)),
            template(words, &versions, true),
            name = html::text(name),
        ),
        words: why.split_whitespace().count(),
    })
}

/// The directory in `lessons/` and the graph that `name` means on this page.
pub(super) fn of_lesson<'a>(
    scope: &'a Scope<'_>,
    name: &'a str,
) -> Result<(&'a str, &'a str), String> {
    match name.split_once('/') {
        Some(found) => Ok(found),
        None => Ok((scope.lesson()?.slug.as_str(), name)),
    }
}

/// The graphs that an explorer plays.
struct Played<'a> {
    scope: &'a Scope<'a>,
    graphs: Graphs,
    slug: &'a str,
}

impl Played<'_> {
    fn load(&self, name: &str) -> Result<Graph, String> {
        if !self.graphs.names().iter().any(|known| known == name) {
            let known = match self.graphs.names() {
                [] => "none".to_owned(),
                known => known.join(", "),
            };
            return Err(format!(
                "lessons/{} has no graph `{name}` in schedules/; it has {known}",
                self.slug
            ));
        }
        self.graphs
            .load(name)
            .map_err(|problem| problem.to_string())
    }

    /// What the mended version of `bug` is called in addresses of the page. Bugs can have the same
    /// mended version; an address leads to one explorer, so only the first bug's has its plain name.
    fn known_as(&self, bug: &str, mended: &str) -> Result<String, String> {
        for name in self.graphs.names() {
            if self.load(name)?.mended.as_deref() != Some(mended) {
                continue;
            }
            return Ok(match name == bug {
                true => mended.to_owned(),
                false => format!("{bug}--{mended}"),
            });
        }
        Err(format!("`{mended}` mends nothing"))
    }

    /// A version of the program, what addresses call it, and what is `said` of it; one that has no
    /// other to be told from needs no label.
    fn version(
        &self,
        known: &str,
        graph: &Graph,
        label: Option<&str>,
        said: &str,
    ) -> Result<String, String> {
        let source = self.source(graph)?;
        version(self.scope.words(), known, graph, label, &source, said)
    }

    /// The parts of the source in which something of the graph happens.
    fn source(&self, graph: &Graph) -> Result<String, String> {
        let mut lines: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for place in graph.places() {
            let known = lines.entry(&place.file).or_default();
            known.insert(place.line as usize);
        }
        let mut shown = String::new();
        let own = format!("lessons/{}/", self.slug);
        for (file, lines) in lines.into_iter().filter(|(file, _)| file.starts_with(&own)) {
            let source = Source::open(self.scope.workspace, self.slug, file.to_owned())?;
            let stale = graph
                .sources
                .iter()
                .any(|then| then.file == file && then.hash != source_hash(&source.text));
            if stale {
                shown += &format!(
                    "<p class=\"explorer-stale\">{}</p>",
                    self.scope.words().stale
                );
            }
            for part in source.parts_with(&lines)? {
                shown += &figure(self.scope.words(), &source, &part);
            }
        }
        if shown.is_empty() {
            return Err(format!("nothing in the graph happens in {own}"));
        }
        Ok(shown)
    }
}

/// A version of a program: its graph for the scripts, and what a reader without them sees.
pub(super) fn version(
    words: &Words,
    known: &str,
    graph: &Graph,
    label: Option<&str>,
    source: &str,
    said: &str,
) -> Result<String, String> {
    let (failure, simplest) = match simplest_failure(graph) {
        Some(Shortest { schedule, .. }) => (
            table(words, graph, &schedule)?,
            format!(" data-simplest=\"{schedule}\""),
        ),
        None => Default::default(),
    };
    Ok(format!(
        "<div class=\"explorer-version\" data-name=\"{}\"{}{simplest}>\
         <script type=\"application/json\">{}</script>{source}<p>{}</p>{failure}{said}</div>",
        html::text(known),
        label.map_or(String::new(), |label| format!(
            " data-label=\"{}\"",
            html::text(label)
        )),
        for_script(&graph.to_json()),
        summary(words, graph),
    ))
}

/// The failing schedule with the fewest preemptions, and of those the one with the fewest steps.
pub(super) fn simplest_failure(graph: &Graph) -> Option<Shortest> {
    (graph.outcomes.iter().zip(graph.shortest()))
        .filter(|(outcome, _)| outcome.fails())
        .filter_map(|(_, shortest)| shortest)
        .min_by_key(|shortest| (shortest.preemptions, shortest.schedule.0.len()))
}

/// A listing whose lines can be told apart.
pub(super) fn figure(words: &Words, source: &Source, part: &Part) -> String {
    let lines = (part.numbers.iter().zip(part.text.lines())).map(|(number, line)| {
        format!(
            "<code class=\"language-rust\" data-line=\"{number}\">{}</code>",
            html::text(line)
        )
    });
    format!(
        "<figure class=\"listing explorer-part\" data-file=\"{}\"><figcaption>\
         <span class=\"listing-file\">{}</span> <span class=\"listing-lines\">{}</span>\
         </figcaption><pre>{}</pre></figure>",
        html::text(&source.from_root),
        html::text(&source.shown),
        (words.lines)(part.first, part.last),
        lines.collect::<String>()
    )
}

/// How many schedules there are and how they end.
fn summary(words: &Words, graph: &Graph) -> String {
    let at_least = !graph.limits.is_empty();
    let counts = graph.counts();
    let mut kinds: BTreeMap<Kind, BigUint> = BTreeMap::new();
    for (outcome, count) in graph.outcomes.iter().zip(&counts) {
        *kinds.entry(outcome.kind).or_default() += count;
    }
    let kinds =
        (kinds.iter()).map(|(kind, count)| (words.ending)(*kind, &grouped(&count.to_string())));
    (words.schedules)(
        at_least,
        &grouped(&graph.paths().to_string()),
        &kinds.collect::<Vec<_>>().join("; "),
    )
}

/// A schedule as a table: a column for each thread that moves, a row for each step.
fn table(words: &Words, graph: &Graph, schedule: &Schedule) -> Result<String, String> {
    let rows = graph.rows(schedule).map_err(|error| error.to_string())?;
    let passed = graph.replay(schedule).map_err(|error| error.to_string())?;
    let last = passed.last().copied().unwrap_or_default();
    let threads: BTreeSet<u8> = rows.iter().map(|row| row.thread).collect();
    let headings: String = (threads.iter())
        .map(|&thread| {
            format!(
                "<th scope=\"col\">{}</th>",
                html::text(&graph.heading(thread))
            )
        })
        .collect();
    let body = rows.iter().enumerate().map(|(number, row)| {
        let cells = threads.iter().map(|&thread| match thread == row.thread {
            true => format!("<td>{}</td>", step(words, &row.event)),
            false => "<td></td>".to_owned(),
        });
        format!(
            "<tr><th scope=\"row\">{}</th>{}<td>{}</td></tr>",
            number + 1,
            cells.collect::<String>(),
            html::text(&remark(words, row))
        )
    });
    let caption = (words.simplest_failure)(&graph.verdict(last), &schedule.to_string());
    Ok(format!(
        "<div class=\"table-wrapper\"><table class=\"explorer-table\"><caption>{}</caption>\
         <thead><tr><th scope=\"col\">{}</th>{headings}<th scope=\"col\">{}</th></tr></thead>\
         <tbody>{}</tbody></table></div><p>{}</p>",
        html::text(&caption),
        words.step,
        words.remark,
        body.collect::<String>(),
        html::text(&graph.closing_sentence(last)),
    ))
}

fn step(words: &Words, event: &Event) -> String {
    let line = event.place.as_ref().map_or(String::new(), |place| {
        let line = place.line as usize;
        format!(
            " <span class=\"explorer-where\">{}</span>",
            (words.lines)(line, line)
        )
    });
    format!("{}{line}", html::text(&event.text))
}

fn remark(words: &Words, row: &Row) -> String {
    let ends = row
        .event
        .place
        .as_ref()
        .is_some_and(|place| place.end_of_scope);
    let switch = row.switch.map(|switch| match switch {
        Switch::Chosen => words.switched_by_choice,
        Switch::Forced => words.had_to_switch,
    });
    let remarks = [
        row.event.detail.as_deref(),
        ends.then_some(words.at_end_of_scope),
        switch,
    ];
    remarks.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// JSON that ends no script element and holds nothing that mdBook would take for a directive.
/// Both can only stand in strings, where an escape means the same.
fn for_script(json: &str) -> String {
    json.replace('<', "\\u003c").replace("{{", "\\u007b{")
}
