//! `{{#claims}}`: what all lessons claim, lesson by lesson, with the verdicts, counted.

use super::claims_file::{Claim, Verdict};
use super::{Expansion, Scope, claim, scan};
use crate::page::prose;
use crate::words::Words;
use crate::{Lesson, html};

pub(super) fn expand(scope: &Scope<'_>, args: &str) -> Result<Expansion, String> {
    if !args.is_empty() {
        return Err("write {{#claims}}".to_owned());
    }
    let mut all = Vec::new();
    let mut expansion = Expansion::default();
    for lesson in scope.lessons {
        let of_lesson = scope.of_lesson(lesson);
        if of_lesson.claims_not_shown()?.is_empty() {
            continue;
        }
        let claims = of_lesson.claims()?;
        all.extend(claims.iter().map(|claim| claim.verdict));
        let section = section(&of_lesson, lesson, claims);
        let section = section.map_err(|message| format!("lesson {}: {message}", lesson.number))?;
        expansion.html += &section.html;
        expansion.words += section.words;
    }
    if all.is_empty() {
        return Err("no lesson claims anything".to_owned());
    }
    let total = counts(scope.words(), &all);
    expansion.html = format!("<div class=\"claims\">{total}{}</div>", expansion.html);
    Ok(expansion)
}

fn section(scope: &Scope<'_>, lesson: &Lesson, claims: &[Claim]) -> Result<Expansion, String> {
    let words = scope.words();
    let verdicts: Vec<Verdict> = claims.iter().map(|claim| claim.verdict).collect();
    let mut section = Expansion::from(format!(
        "<section aria-labelledby=\"claims-{number}\"><h2 id=\"claims-{number}\">{title}</h2>{counts}\
         <ul class=\"claims-list\">",
        number = lesson.number,
        title = html::text(&(words.chapter)(&lesson.number, &lesson.title)),
        counts = counts(words, &verdicts),
    ));
    for claim in claims {
        let says = scan::inline(scope, claim.says.trim())?;
        section.words += prose::words(&says);
        section.html += &item(scope, lesson, claim, &says);
    }
    section.html += "</ul></section>";
    Ok(section)
}

fn item(scope: &Scope<'_>, lesson: &Lesson, claim: &Claim, says: &str) -> String {
    let words = scope.words();
    let (class, verdict) = claim.verdict.shown(words);
    format!(
        "<li class=\"claim {class}\"><p class=\"claim-says\"><span class=\"claim-source\">{source}</span> \
         <a href=\"{slug}.md#claim-{id}\">{says}</a></p>\
         <p class=\"claim-verdict\">{label} <strong>{verdict}</strong></p></li>",
        source = claim::source(scope, claim),
        slug = lesson.slug,
        id = claim.id,
        says = html::one_line(&prose::inline_html(says)),
        label = words.claim_verdict,
    )
}

/// How many claims there are, and how many have each verdict.
fn counts(words: &Words, verdicts: &[Verdict]) -> String {
    let of_each = Verdict::ALL.map(|verdict| {
        let count = verdicts.iter().filter(|other| **other == verdict).count();
        (verdict, count)
    });
    let of_each: Vec<String> = (of_each.into_iter())
        .filter(|(_, count)| *count > 0)
        .map(|(verdict, count)| format!("{} {count}", verdict.shown(words).1))
        .collect();
    let counted = (words.claims_counted)(verdicts.len(), &of_each.join(", "));
    format!("<p class=\"claims-counted\">{counted}</p>")
}
