//! A lesson's `quiz.toml`: questions whose answers its schedule graphs give.

use std::collections::BTreeSet;
use std::fs;

use serde::Deserialize;

use super::claims_file::is_kebab_case;
use crate::problem::unreadable;
use crate::{Lesson, Problem};

pub(super) const NAME: &str = "quiz.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    question: Vec<Entry>,
}

/// A question as it stands in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    graph: String,
    ask: String,
    why: String,
    possible: Option<BTreeSet<String>>,
    impossible: Option<BTreeSet<String>>,
    after: Option<String>,
    next: Option<BTreeSet<String>>,
}

/// A question. Its author says the key, and the graph must agree.
#[derive(Debug)]
pub(crate) struct Question {
    pub(crate) id: String,
    /// The graph that knows.
    pub(super) graph: String,
    /// Markdown in one line.
    pub(super) ask: String,
    /// Markdown: why the answer is what it is.
    pub(super) why: String,
    pub(super) key: Key,
}

/// What is asked.
#[derive(Debug)]
pub(super) enum Key {
    /// Which of these can the program have printed when it ends, or cannot go on?
    Outputs {
        possible: BTreeSet<String>,
        impossible: BTreeSet<String>,
    },
    /// Which line can be printed next, after this schedule? All that the program ever prints may be
    /// chosen; the empty text stands for nothing more.
    Next {
        after: String,
        next: BTreeSet<String>,
    },
}

/// Reads the questions of `lesson`; none when it has no file.
pub(super) fn read(lesson: &Lesson) -> Result<Vec<Question>, String> {
    let file = lesson.dir.join(NAME);
    if !file.exists() {
        return Ok(Vec::new());
    }
    let shown = format!("lessons/{}/{NAME}", lesson.slug);
    let text = fs::read_to_string(file).map_err(|error| unreadable(&shown, &error))?;
    let file: File =
        toml::from_str(&text).map_err(|error| Problem::toml(&shown, &text, &error).to_string())?;
    let mut ids = BTreeSet::new();
    let questions = file.question.into_iter().map(|entry| {
        let id = &entry.id;
        if !is_kebab_case(id) {
            return Err(format!("{shown}: the id `{id}` is not in kebab-case"));
        }
        if !ids.insert(id.clone()) {
            return Err(format!("{shown}: the id `{id}` is there twice"));
        }
        let key = match (entry.possible, entry.impossible, entry.after, entry.next) {
            (Some(possible), Some(impossible), None, None) => Key::Outputs {
                possible,
                impossible,
            },
            (None, None, Some(after), Some(next)) => Key::Next { after, next },
            _ => {
                return Err(format!(
                    "{shown}: the question `{id}` needs either `possible` and `impossible` or \
                     `after` and `next`"
                ));
            }
        };
        Ok(Question {
            id: entry.id,
            graph: entry.graph,
            ask: entry.ask,
            why: entry.why,
            key,
        })
    });
    questions.collect()
}
