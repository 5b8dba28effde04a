//! `{{#glossary}}`: the terms that the lessons teach, letter by letter.

use super::{Expansion, Scope};
use crate::glossary::{PAGE, Term};
use crate::html;
use crate::page::prose;

pub(super) fn expand(scope: &Scope<'_>, args: &str) -> Result<Expansion, String> {
    if !args.is_empty() {
        return Err("write {{#glossary}}".to_owned());
    }
    if !scope.workspace.pages().join(PAGE).is_file() {
        let page = scope.workspace.page_name(PAGE);
        return Err(format!("terms are linked to {page}: show them there"));
    }
    let terms = scope.glossary.terms();
    if terms.is_empty() {
        return Err("no lesson has a glossary.toml".to_owned());
    }
    let mut expansion = Expansion::from("<div class=\"glossary\">".to_owned());
    for terms in terms.chunk_by(|a, b| letter(a) == letter(b)) {
        let letter = letter(&terms[0]);
        expansion.html += &format!(
            "<section aria-labelledby=\"letter-{letter}\"><h2 id=\"letter-{letter}\">{}</h2><dl>",
            letter.to_uppercase()
        );
        for term in terms {
            expansion.html += &entry(scope, term)?;
            expansion.words += prose::words(&term.means);
        }
        expansion.html += "</dl></section>";
    }
    expansion.html += "</div>";
    Ok(expansion)
}

/// What it stands under, in lower case.
fn letter(term: &Term) -> String {
    let first = term.word.chars().next().into_iter();
    first.flat_map(char::to_lowercase).collect()
}

fn entry(scope: &Scope<'_>, term: &Term) -> Result<String, String> {
    let lesson = scope
        .lessons
        .iter()
        .find(|lesson| lesson.slug == term.lesson);
    let lesson = lesson.ok_or_else(|| format!("there is no lesson {}", term.lesson))?;
    let words = scope.words();
    Ok(format!(
        "<div><dt id=\"term-{id}\">{word}</dt><dd>{means} \
         <a class=\"glossary-lesson\" href=\"{slug}.md#taught-{id}\">{lesson}</a></dd></div>",
        id = term.id(),
        word = html::text(&term.word),
        means = html::one_line(&prose::inline_html(&scope.glossary.link_meaning(term))),
        slug = lesson.slug,
        lesson = html::text(&(words.chapter)(&lesson.number, &lesson.title)),
    ))
}
