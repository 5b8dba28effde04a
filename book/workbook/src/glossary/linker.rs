//! Linking the first use of each term on a page.

use std::collections::BTreeSet;
use std::ops::Range;

use super::forms::Forms;
use super::{Glossary, Linked, PAGE, Term};
use crate::html;
use crate::page::prose;

impl Glossary {
    /// Links each term from its first use in the prose of `markdown`, which is the page of `slug`.
    ///
    /// On the page of the lesson that teaches a term the first use is linked like everywhere: it
    /// often stands in the goals, long before the explanation. It is also where the glossary's own
    /// link leads to.
    pub(crate) fn link(&self, slug: &str, markdown: &str) -> Linked {
        let first = self.first_uses(markdown);
        let mut linked = String::with_capacity(markdown.len() + 256 * first.len());
        let mut copied = 0;
        for (range, term) in &first {
            let term = &self.terms[*term];
            if term.elsewhere.contains(slug) {
                continue;
            }
            linked += &markdown[copied..range.start];
            linked += &anchor(term, slug, &markdown[range.clone()]);
            copied = range.end;
        }
        linked += &markdown[copied..];
        let used: BTreeSet<usize> = first.into_iter().map(|(_, term)| term).collect();
        Linked {
            markdown: linked,
            problems: self.not_used(slug, &used),
        }
    }

    /// Links the terms in the meaning of `term`, on the glossary's own page.
    pub(crate) fn link_meaning(&self, term: &Term) -> String {
        let mut linked = String::new();
        let mut copied = 0;
        for (range, other) in self.first_uses(&term.means) {
            let other = &self.terms[other];
            if other.word == term.word {
                continue;
            }
            linked += &term.means[copied..range.start];
            let word = &term.means[range.clone()];
            linked += &format!("<a class=\"term\" href=\"#term-{}\">{word}</a>", other.id());
            copied = range.end;
        }
        linked + &term.means[copied..]
    }

    /// Each term's first use in the prose of `markdown`, in order.
    fn first_uses(&self, markdown: &str) -> Vec<(Range<usize>, usize)> {
        let terms = self.terms.iter().enumerate();
        let forms = Forms::new(terms.flat_map(|(index, term)| {
            let forms = term.forms();
            forms.map(move |form| (form, index))
        }));
        let mut seen = BTreeSet::new();
        let mut first = Vec::new();
        for run in prose::runs(markdown) {
            for (range, term) in forms.in_text(&markdown[run.clone()]) {
                if seen.insert(term) {
                    first.push((run.start + range.start..run.start + range.end, term));
                }
            }
        }
        first
    }

    /// What a lesson teaches, its page says; and nothing is exempt that need not be.
    fn not_used(&self, slug: &str, used: &BTreeSet<usize>) -> Vec<String> {
        let not_used = self.terms.iter().enumerate();
        let not_used = not_used.filter(|(index, _)| !used.contains(index));
        let not_used = not_used.map(|(_, term)| term);
        let problem = |term: &Term| {
            let (word, file) = (&term.word, term.file());
            if term.lesson == slug {
                Some(format!(
                    "the term `{word}` of {file} is nowhere in the prose of this page"
                ))
            } else if term.elsewhere.contains(slug) {
                Some(format!(
                    "{file} says that `{word}` has another meaning here; it is not here"
                ))
            } else {
                None
            }
        };
        not_used.filter_map(problem).collect()
    }
}

fn anchor(term: &Term, slug: &str, word: &str) -> String {
    let id = term.id();
    let taught = match term.lesson == slug {
        true => format!(" id=\"taught-{id}\""),
        false => String::new(),
    };
    let tag = format!(
        "<a class=\"term\"{taught} href=\"{PAGE}#term-{id}\" title=\"{}\">",
        html::text(&prose::plain(&term.means))
    );
    // A bar would end a cell of a table.
    format!("{}{word}</a>", html::inert(&tag))
}
