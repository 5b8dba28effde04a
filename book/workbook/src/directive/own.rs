//! An explorer of what a reader wrote, as the server sends it to an exercise's panel.

use interleave_schedule::Graph;

use super::explorer::{figure, version};
use super::player::template;
use super::source::{Part, Source};
use crate::Workspace;
use crate::course::{Exercise, Listing};
use crate::html;

/// The name by which its schedules are addressed: `#exercise=SCHEDULE`.
pub(crate) const NAME: &str = "exercise";

/// A section like that of `{{#explorer}}`, of a graph in which `source`, the reader's file, is run by
/// `program`, parts of the exercise's own files.
/// No goals are set in it.
///
/// # Errors
/// A sentence, when the graph contradicts itself.
pub(crate) fn explorer(
    workspace: &Workspace,
    exercise: &Exercise,
    source: &str,
    program: &[Listing],
    mut graph: Graph,
) -> Result<String, String> {
    let words = workspace.words;
    NAME.clone_into(&mut graph.name);
    graph.mended = None;
    let source = Source {
        shown: exercise.file(),
        from_root: exercise.file(),
        text: source.replace("\r\n", "\n"),
    };
    let mut listings = String::new();
    for listing in program {
        let (source, part) = of_program(listing);
        listings += &figure(words, &source, &part);
    }
    listings += &figure(words, &source, &without_docs(&source.text));
    Ok(format!(
        "<section class=\"explorer\" id=\"explore-{NAME}\" aria-label=\"{}\">{}{}</section>",
        html::text(words.your_code),
        template(words, &[(&graph, None)], false),
        version(words, NAME, &graph, None, &listings, "")?,
    ))
}

/// Part of a file that the reader need not open: its name alone is shown.
fn of_program(listing: &Listing) -> (Source, Part) {
    let Listing { file, first, text } = listing;
    let last = first + text.lines().count().saturating_sub(1);
    let source = Source {
        shown: file.rsplit('/').next().unwrap_or(file).to_owned(),
        from_root: file.clone(),
        text: String::new(),
    };
    let part = Part {
        text: text.clone(),
        first: *first,
        last,
        numbers: (*first..=last).collect(),
    };
    (source, part)
}

/// The file without what documents it, which is the task.
fn without_docs(text: &str) -> Part {
    let is_code = |line: &str| {
        let line = line.trim_start();
        !["//!", "///", "#!["]
            .iter()
            .any(|doc| line.starts_with(doc))
    };
    let mut kept: Vec<(usize, &str)> = (text.lines().enumerate())
        .filter(|(_, line)| is_code(line))
        .collect();
    // What the left-out lines leave between them.
    kept.dedup_by(|(_, line), (_, before)| line.is_empty() && before.is_empty());
    let blank = kept.iter().take_while(|(_, line)| line.is_empty()).count();
    kept.drain(..blank);
    let number = |line: Option<&(usize, &str)>| line.map_or(1, |(index, _)| index + 1);
    Part {
        first: number(kept.first()),
        last: number(kept.last()),
        numbers: kept.iter().map(|(index, _)| index + 1).collect(),
        text: kept.iter().map(|(_, line)| format!("{line}\n")).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_numbers() {
        let part = without_docs("//! A.\n#![allow(x)]\n\nuse a;\n\n/// B.\n\nfn b() {\n}\n");
        assert_eq!(part.text, "use a;\n\nfn b() {\n}\n");
        assert_eq!(part.numbers, [4, 5, 8, 9]);
        assert_eq!((part.first, part.last), (4, 9));
    }
}
