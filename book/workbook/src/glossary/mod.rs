//! The terms that the lessons teach, and the links to them from wherever they are used.

mod file;
mod forms;
mod linker;

use std::collections::BTreeMap;

pub(crate) use file::Term;

use crate::{Lesson, Problem, Problems};

/// The page that has all terms: that of [`{{#glossary}}`](crate::directive).
pub(crate) const PAGE: &str = "glossary.md";

/// The terms of all lessons that are there, in the order of the alphabet. No word belongs to two.
pub(crate) struct Glossary {
    terms: Vec<Term>,
}

/// A page's prose with its terms linked.
pub(crate) struct Linked {
    pub(crate) markdown: String,
    /// What is wrong with the terms that the page's own lesson teaches, or leaves alone here.
    pub(crate) problems: Vec<String>,
}

impl Glossary {
    /// Reads the glossaries of `lessons`.
    ///
    /// # Errors
    /// Every file that cannot be read, every term that means nothing, every word of two terms.
    pub(crate) fn of(lessons: &[Lesson]) -> Result<Self, Problems> {
        let mut terms = Vec::new();
        let mut problems = Vec::new();
        for lesson in lessons {
            match file::read(lesson) {
                Ok(read) => terms.extend(read),
                Err(problem) => problems.push(problem),
            }
        }
        terms.sort_by_cached_key(|term: &Term| (term.word.to_lowercase(), term.lesson.clone()));
        problems.extend(twice(&terms));
        Problems::none_of(problems)?;
        Ok(Self { terms })
    }

    /// The terms, in the order of the alphabet.
    pub(crate) fn terms(&self) -> &[Term] {
        &self.terms
    }
}

/// Whatever two terms share: a word that would have to be linked to both, or their anchors.
fn twice(terms: &[Term]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut forms: BTreeMap<String, &Term> = BTreeMap::new();
    let mut ids: BTreeMap<String, &Term> = BTreeMap::new();
    for term in terms {
        let mut new = true;
        for form in term.forms() {
            if let Some(before) = forms.insert(form.to_lowercase(), term) {
                let message = format!("`{form}` is a term of {} already", before.file());
                problems.push(Problem::of(term.file(), message));
                new = false;
            }
        }
        if let Some(before) = ids.insert(term.id(), term).filter(|_| new) {
            let message = format!("`{}` is written too much like `{}`", term.word, before.word);
            problems.push(Problem::of(term.file(), message));
        }
    }
    problems
}
