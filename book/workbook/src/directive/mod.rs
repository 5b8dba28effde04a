//! The directives of a page, and what each becomes.

mod claim;
mod claims;
mod claims_file;
mod contents;
mod executions;
mod exercise;
mod explorer;
mod glossary;
mod listing;
mod loom;
mod math;
mod measured;
mod output;
pub(crate) mod own;
mod pick;
mod player;
mod quiz;
mod quiz_file;
mod run;
pub(crate) mod scan;
mod snapshot;
mod source;
mod svg;
mod task;
mod value;

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;

pub(crate) use claims_file::Claim;
use quiz_file::Question;

use crate::glossary::Glossary;
use crate::words::Words;
use crate::{Lesson, Workspace};

/// A directive as it stands on a page: `{{#name args}}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Directive<'a> {
    pub(crate) name: &'a str,
    pub(crate) args: &'a str,
}

/// What a directive becomes.
#[derive(Debug, Default)]
pub(crate) struct Expansion {
    /// One line of HTML.
    pub(crate) html: String,
    /// Words of prose in it, for the reading time.
    pub(crate) words: usize,
}

impl From<String> for Expansion {
    fn from(html: String) -> Self {
        Self { html, words: 0 }
    }
}

/// Every directive: its name, and whether it stands inside a line of prose.
const DIRECTIVES: [(&str, bool); 19] = [
    ("claim", false),
    ("claims", false),
    ("code", false),
    ("contents", false),
    ("executions", false),
    ("exercise", false),
    ("explorer", false),
    ("formula", false),
    ("glossary", false),
    ("loom", false),
    ("math", true),
    ("measured", false),
    ("output", false),
    ("pair", false),
    ("pick", false),
    ("quiz", false),
    ("run", false),
    ("svg", false),
    ("value", true),
];

impl Directive<'_> {
    /// Whether it stands inside a line of prose; the others have a line of their own.
    ///
    /// # Errors
    /// A sentence, when there is no such directive.
    pub(crate) fn is_inline(&self) -> Result<bool, String> {
        let known = DIRECTIVES.iter().find(|(name, _)| *name == self.name);
        known.map(|(_, inline)| *inline).ok_or_else(|| {
            let names: Vec<&str> = DIRECTIVES.iter().map(|(name, _)| *name).collect();
            format!(
                "there is no directive {{{{#{}}}}}; there are {} (and a backslash before the \
                 braces shows them as they are)",
                self.name,
                names.join(", ")
            )
        })
    }

    /// What it becomes on the page that `scope` describes.
    ///
    /// # Errors
    /// A sentence that says what is wrong and what to do.
    pub(crate) fn expand(&self, scope: &Scope<'_>) -> Result<Expansion, String> {
        match self.name {
            "claim" => claim::expand(scope, self.args),
            "claims" => claims::expand(scope, self.args),
            "code" => listing::code(scope, self.args).map(Into::into),
            "contents" => contents::expand(scope, self.args).map(Into::into),
            "executions" => executions::expand(scope, self.args).map(Into::into),
            "exercise" => exercise::expand(scope, self.args),
            "explorer" => explorer::expand(scope, self.args),
            "formula" => math::formula(self.args).map(Into::into),
            "glossary" => glossary::expand(scope, self.args),
            "loom" => loom::expand(scope, self.args).map(Into::into),
            "math" => math::inline(self.args).map(Into::into),
            "measured" => measured::expand(scope, self.args).map(Into::into),
            "output" => output::expand(scope, self.args).map(Into::into),
            "pair" => listing::pair(scope, self.args).map(Into::into),
            "pick" => pick::expand(scope, self.args).map(Into::into),
            "quiz" => quiz::expand(scope, self.args),
            "run" => run::expand(scope, self.args).map(Into::into),
            "svg" => svg::expand(scope, self.args).map(Into::into),
            "value" => value::expand(scope, self.args).map(Into::into),
            _ => self.is_inline().map(|_| Expansion::default()),
        }
    }
}

/// The page that directives stand on.
pub(crate) struct Scope<'a> {
    pub(crate) workspace: &'a Workspace,
    pub(crate) lessons: &'a [Lesson],
    glossary: &'a Glossary,
    lesson: Option<&'a Lesson>,
    /// The page's file name without `.md`.
    page: &'a str,
    claims: OnceCell<Result<Vec<Claim>, String>>,
    shown_claims: RefCell<BTreeSet<String>>,
    questions: OnceCell<Result<Vec<Question>, String>>,
    shown_questions: RefCell<BTreeSet<String>>,
}

impl<'a> Scope<'a> {
    pub(crate) fn new(
        workspace: &'a Workspace,
        lessons: &'a [Lesson],
        glossary: &'a Glossary,
        lesson: Option<&'a Lesson>,
        page: &'a str,
    ) -> Self {
        Self {
            workspace,
            lessons,
            glossary,
            lesson,
            page,
            claims: OnceCell::new(),
            shown_claims: RefCell::default(),
            questions: OnceCell::new(),
            shown_questions: RefCell::default(),
        }
    }

    /// The same page as `lesson` would see it.
    fn of_lesson(&self, lesson: &'a Lesson) -> Self {
        Self::new(
            self.workspace,
            self.lessons,
            self.glossary,
            Some(lesson),
            &lesson.slug,
        )
    }

    fn words(&self) -> &'static Words {
        self.workspace.words
    }

    /// The lesson whose page this is.
    fn lesson(&self) -> Result<&'a Lesson, String> {
        self.lesson.ok_or_else(|| {
            "only the page of a lesson (NN-slug.md, with a directory lessons/NN-slug) can show \
             what a lesson has"
                .to_owned()
        })
    }

    /// The name of the directory in `lessons/` from which the page's paths are seen: the lesson's, or
    /// that of the crate which a page without a lesson is named after.
    fn directory(&self) -> Result<&'a str, String> {
        if self.workspace.lessons_dir().join(self.page).is_dir() {
            return Ok(self.page);
        }
        self.lesson().map(|lesson| lesson.slug.as_str())
    }

    /// The claims that the lesson's `claims.toml` lists and no directive so far has shown.
    ///
    /// # Errors
    /// A sentence, when the file cannot be read.
    pub(crate) fn claims_not_shown(&self) -> Result<Vec<&Claim>, String> {
        let Some(lesson) = self.lesson else {
            return Ok(Vec::new());
        };
        if !lesson.dir.join(claims_file::NAME).exists() {
            return Ok(Vec::new());
        }
        let shown = self.shown_claims.borrow();
        let not_shown = |claim: &&Claim| !shown.contains(&claim.id);
        Ok(self.claims()?.iter().filter(not_shown).collect())
    }

    /// The questions of the lesson's `quiz.toml` that no directive so far has shown, by their ids.
    ///
    /// # Errors
    /// A sentence, when the file cannot be read.
    pub(crate) fn questions_not_shown(&self) -> Result<Vec<&str>, String> {
        if self.lesson.is_none() {
            return Ok(Vec::new());
        }
        let shown = self.shown_questions.borrow();
        let ids = self
            .questions()?
            .iter()
            .map(|question| question.id.as_str());
        Ok(ids.filter(|id| !shown.contains(*id)).collect())
    }

    fn questions(&self) -> Result<&[Question], String> {
        let lesson = self.lesson()?;
        let questions = self.questions.get_or_init(|| quiz_file::read(lesson));
        questions.as_deref().map_err(Clone::clone)
    }

    fn claims(&self) -> Result<&[Claim], String> {
        let lesson = self.lesson()?;
        let claims = self.claims.get_or_init(|| claims_file::read(lesson));
        claims.as_deref().map_err(Clone::clone)
    }
}

/// Splits `args` at white space into exactly `N` words.
fn words<const N: usize>(args: &str, usage: &str) -> Result<[String; N], String> {
    let words: Vec<String> = args.split_whitespace().map(str::to_owned).collect();
    words
        .try_into()
        .map_err(|_| format!("write {{{{#{usage}}}}}"))
}
