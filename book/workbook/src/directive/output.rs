//! `{{#output NAME}}`: what a program prints, or any file of a lesson as text.

use std::collections::BTreeSet;

use super::snapshot::{Recorded, Snapshot};
use super::source::Source;
use super::{Scope, words};
use crate::html;
use crate::words::Words;

/// Up to so many outputs are listed one under the other, each as it is printed.
pub(super) const LISTED: usize = 12;

pub(super) fn expand(scope: &Scope<'_>, args: &str) -> Result<String, String> {
    let [name] = words::<1>(args, "output NAME")?;
    if name.contains('/') {
        return file(scope, &name);
    }
    let snapshot = Snapshot::read(scope, "output", &name)?;
    // Any snapshot can be shown; only those of programs have a set of outputs.
    match snapshot.parse::<toml::Table>() {
        Ok(table) if table.contains_key("outputs") => {
            Ok(recorded(scope.words(), &snapshot.recorded()?))
        }
        _ => Ok(format!(
            "<div class=\"program-recorded\">{}</div>",
            html::pre("text", &snapshot.text)
        )),
    }
}

fn file(scope: &Scope<'_>, name: &str) -> Result<String, String> {
    let source = Source::read(scope, name)?;
    if source.text.trim().is_empty() {
        return Err(format!("{} is empty", source.from_root));
    }
    Ok(format!(
        "<figure class=\"listing\"><figcaption><span class=\"listing-file\">{}</span></figcaption>{}</figure>",
        html::text(&source.shown),
        html::pre("text", &source.text)
    ))
}

/// What stands in a record for what differs from run to run.
const ABRIDGED: [char; 2] = ['·', '…'];

/// The recorded outputs of a program: one of them, and all of them to be opened.
pub(super) fn recorded(words: &Words, recorded: &Recorded) -> String {
    let count = recorded.outputs.len();
    let shown = recorded.outputs.iter().find(|output| !output.is_empty());
    let mut notes = Vec::new();
    match shown {
        Some(output) if output.contains(ABRIDGED) => notes.push(words.abridged.to_owned()),
        Some(_) => notes.push((words.recorded)(count)),
        None => notes.push(words.prints_nothing.to_owned()),
    }
    match recorded.exit_code {
        None => notes.push(words.endless.to_owned()),
        Some(0) => {}
        Some(code) => notes.push((words.exit_code)(code)),
    }
    let mut html = format!(
        "<div class=\"program-recorded\"><p class=\"program-note\">{}</p>",
        notes.join(" ")
    );
    if let Some(output) = shown {
        html.push_str(&html::pre("text", output));
    }
    if !recorded.stderr.is_empty() {
        html.push_str(&format!(
            "<p class=\"program-note\">{}</p>{}",
            words.standard_error,
            html::pre("text", &recorded.stderr)
        ));
    }
    if count > 1 {
        html.push_str(&all_outputs(words, recorded));
    }
    html.push_str("</div>");
    html
}

fn all_outputs(words: &Words, recorded: &Recorded) -> String {
    let outputs = &recorded.outputs;
    let list = if outputs.len() <= LISTED {
        let items: String = outputs.iter().map(|output| listed(words, output)).collect();
        format!("<ol class=\"program-outputs\">{items}</ol>")
    } else {
        one_per_line(words, outputs)
    };
    let summary = (words.all_outputs)(outputs.len());
    format!("<details><summary>{summary}</summary>{list}</details>")
}

/// Many outputs, each on a line of its own, and how to read that.
pub(super) fn one_per_line(words: &Words, outputs: &BTreeSet<String>) -> String {
    let lines: Vec<String> = outputs.iter().map(|output| on_one_line(output)).collect();
    format!(
        "<p class=\"program-note\">{}</p>{}",
        words.one_per_line,
        html::pre("text", &lines.join("\n"))
    )
}

fn listed(words: &Words, output: &str) -> String {
    if output.is_empty() {
        format!("<li>{}</li>", words.prints_nothing)
    } else {
        format!("<li>{}</li>", html::pre("text", output))
    }
}

fn on_one_line(output: &str) -> String {
    if output.is_empty() {
        "∅".to_owned()
    } else {
        output.replace('\n', "⏎ ").trim_end().to_owned()
    }
}
