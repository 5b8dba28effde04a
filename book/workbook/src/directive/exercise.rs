//! `{{#exercise}}`: the lesson's exercise, and room for what the checker says of it.
//!
//! The task, the file, the command and the hints are there for every reader. On the book's own
//! server `exercise.js` fills the rest, whose room the style sheet keeps free before.

use super::run::copy_button;
use super::task::{Part, task};
use super::{Expansion, Scope};
use crate::course::hints;
use crate::html;
use crate::page::prose;

pub(super) fn expand(scope: &Scope<'_>, args: &str) -> Result<Expansion, String> {
    if !args.is_empty() {
        return Err("write {{#exercise}}".to_owned());
    }
    let lesson = scope.lesson()?;
    let exercise = match scope.workspace.exercise(lesson) {
        Some(exercise) => exercise.map_err(|problem| problem.to_string())?,
        None => return Err(format!("lesson {} has no exercise/", lesson.number)),
    };
    let read = |file| exercise.read(file).map_err(|problem| problem.to_string());
    let starter = task(&read("starter.rs")?);
    if starter.is_empty() {
        let file = format!("{}/starter.rs", exercise.dir());
        return Err(format!(
            "{file} does not say what is to be done: comment it"
        ));
    }
    let mut count = 0;
    let mut of_task = String::new();
    for part in &starter {
        match part {
            Part::Signature(code) => of_task += &html::pre("rust", code),
            Part::Prose(text) => {
                count += prose::words(text);
                of_task += &in_a_line(&prose::doc_html(text));
            }
        }
    }
    let words = scope.words();
    let hints = hints(&read("hints.md")?);
    let of_hints = hints.iter().enumerate().map(|(index, hint)| {
        let (title, hint) = ((words.hint)(index + 1), in_a_line(&prose::html(hint)));
        format!("<details class=\"exercise-hint\"><summary>{title}</summary>{hint}</details>")
    });
    let html = format!(
        "<section class=\"exercise\" data-lesson=\"{number}\" aria-label=\"{label}\">\
         <p class=\"exercise-title\">{title}</p><div class=\"exercise-task\">{of_task}</div>\
         <p class=\"exercise-file\">{your_file} <code>{file}</code></p>\
         <p class=\"program-command\"><code>cargo run -- check {number}</code> \
         <button type=\"button\" class=\"program-run\" hidden>{check}</button> {copy}</p>\
         <div class=\"exercise-live\"><p class=\"exercise-status\" role=\"status\"></p>\
         <div class=\"exercise-says\" tabindex=\"0\" role=\"region\" aria-label=\"{says}\"><p>{check_does}</p></div></div>\
         <div class=\"exercise-play\"></div>{hints}</section>",
        number = lesson.number,
        label = html::text(&(words.exercise)(&lesson.number, &exercise.title)),
        title = html::text(&exercise.title),
        your_file = words.your_file,
        file = html::text(&exercise.file()),
        check = words.check,
        copy = copy_button(words),
        check_does = words.check_does,
        says = (words.checker_says)(&lesson.number),
        hints = of_hints.collect::<String>(),
    );
    Ok(Expansion { html, words: count })
}

/// HTML on one line in which nobody finds a directive: braces stand in no tag of it.
fn in_a_line(html: &str) -> String {
    html::one_line(&html.replace('{', "&#123;").replace('}', "&#125;"))
}
