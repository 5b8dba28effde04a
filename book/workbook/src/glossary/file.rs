//! A lesson's `glossary.toml`: the terms that it teaches.

use std::collections::BTreeSet;
use std::fs;

use serde::Deserialize;

use crate::problem::unreadable;
use crate::{Lesson, Problem};

const NAME: &str = "glossary.toml";

/// One term. It belongs to the lesson that teaches it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Term {
    /// The slug of its lesson.
    #[serde(skip)]
    pub(crate) lesson: String,
    /// As it is called, in the singular.
    #[serde(rename = "term")]
    pub(crate) word: String,
    /// Its other forms, such as the plural.
    #[serde(default)]
    also: Vec<String>,
    /// Markdown: one sentence or two.
    pub(crate) means: String,
    /// Pages, by their slugs, on which the word has another meaning.
    #[serde(default)]
    pub(super) elsewhere: BTreeSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    term: Vec<Term>,
}

impl Term {
    /// Every form that is to be found in prose.
    pub(super) fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.word)
            .chain(&self.also)
            .map(String::as_str)
    }

    /// Its anchor in the glossary, after `term-`, and on its lesson's page, after `taught-`.
    pub(crate) fn id(&self) -> String {
        let mut id = String::new();
        for character in self.word.chars() {
            if character.is_alphanumeric() {
                id.extend(character.to_lowercase());
            } else if !id.ends_with('-') {
                id.push('-');
            }
        }
        id.trim_matches('-').to_owned()
    }

    /// Where it is written.
    pub(super) fn file(&self) -> String {
        file(&self.lesson)
    }
}

fn file(slug: &str) -> String {
    format!("lessons/{slug}/{NAME}")
}

/// Reads the terms of `lesson`; none when it has no file.
pub(super) fn read(lesson: &Lesson) -> Result<Vec<Term>, Problem> {
    let path = lesson.dir.join(NAME);
    if !path.exists() {
        return Ok(Vec::new());
    }
    let shown = file(&lesson.slug);
    let text =
        fs::read_to_string(path).map_err(|error| Problem::plain(unreadable(&shown, &error)))?;
    let mut file: File =
        toml::from_str(&text).map_err(|error| Problem::toml(&shown, &text, &error))?;
    for term in &mut file.term {
        term.lesson.clone_from(&lesson.slug);
        let blank = |text: &str| text.trim().is_empty() || text.trim() != text;
        if term.forms().any(blank) || term.means.trim().is_empty() {
            let message = format!("`{}` needs its word and its meaning", term.word);
            return Err(Problem::of(shown, message));
        }
    }
    Ok(file.term)
}
