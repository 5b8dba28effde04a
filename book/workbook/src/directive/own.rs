//! An explorer of what a reader wrote, as the server sends it to an exercise's panel.

use interleave_schedule::Graph;

use super::explorer::{figure, version};
use super::source::{Part, Source};
use crate::Workspace;
use crate::course::Exercise;
use crate::html;

/// The name by which its schedules are addressed: `#exercise=SCHEDULE`.
pub(crate) const NAME: &str = "exercise";

/// A section like that of `{{#explorer}}`, of a graph in which `source`, the reader's file, is run.
/// `data-own` tells the scripts to set the reader no goals in it.
///
/// # Errors
/// A sentence, when the graph contradicts itself.
pub(crate) fn explorer(
    workspace: &Workspace,
    exercise: &Exercise,
    source: &str,
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
    let listing = figure(words, &source, &without_docs(&source.text));
    Ok(format!(
        "<section class=\"explorer\" id=\"explore-{NAME}\" aria-label=\"{}\" data-own>{}</section>",
        html::text(words.your_code),
        version(words, &graph, None, &listing, "")?,
    ))
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
