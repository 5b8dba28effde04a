//! The terms that the lessons teach, and the links to them from wherever they are used.

mod file;
mod forms;
mod linker;

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
    for (index, term) in terms.iter().enumerate() {
        for before in &terms[..index] {
            let shared = term.forms().find(|form| {
                let mut others = before.forms();
                others.any(|other| other.eq_ignore_ascii_case(form))
            });
            let message = match shared {
                Some(form) => format!("`{form}` is a term of {} already", before.file()),
                None if term.id() == before.id() => {
                    format!("`{}` is written too much like `{}`", term.word, before.word)
                }
                None => continue,
            };
            problems.push(Problem::of(term.file(), message));
        }
    }
    problems
}
