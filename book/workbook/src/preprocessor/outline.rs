//! Whether `SUMMARY.md` says what the lessons' manifests say.

use std::fs;

use mdbook_preprocessor::book::{Book, BookItem};

use crate::{Lesson, Problem, Workspace};

const FILE: &str = "SUMMARY.md";

/// Every lesson has a page, in order, under its part's title and its own.
pub(super) fn check(workspace: &Workspace, lessons: &[Lesson], book: &Book) -> Vec<Problem> {
    let summary = fs::read_to_string(workspace.pages().join(FILE)).unwrap_or_default();
    let problem = |slug: &str, message: String| {
        let link = format!("({slug}.md)");
        let line = summary.lines().position(|line| line.contains(&link));
        Problem {
            file: Some(workspace.page_name(FILE)),
            line: line.map(|index| index + 1),
            message,
        }
    };
    let mut problems = Vec::new();
    let listed = listed(book);
    for lesson in lessons {
        let (slug, words) = (&lesson.slug, workspace.words);
        let chapter = (words.chapter)(&lesson.number, &lesson.title);
        let part = (words.part)(lesson.part, &lesson.part_title);
        let message = match listed.iter().find(|entry| entry.slug == *slug) {
            None => format!(
                "lesson {} is not listed: add [{chapter}]({slug}.md)",
                lesson.number
            ),
            Some(entry) if entry.title != chapter => {
                format!(
                    "calls lesson {} “{}”; its Cargo.toml says “{chapter}”",
                    lesson.number, entry.title
                )
            }
            Some(entry) if entry.part != part => {
                format!(
                    "has lesson {} under “{}”; its Cargo.toml says “{part}”",
                    lesson.number, entry.part
                )
            }
            Some(_) => continue,
        };
        problems.push(problem(slug, message));
    }
    problems
}

struct Entry {
    slug: String,
    title: String,
    part: String,
}

/// The pages that the summary lists, each with the part title above it.
fn listed(book: &Book) -> Vec<Entry> {
    let mut part = String::new();
    let mut entries = Vec::new();
    for item in book.iter() {
        match item {
            BookItem::PartTitle(title) => part.clone_from(title),
            BookItem::Chapter(chapter) => {
                let path = chapter
                    .source_path
                    .as_deref()
                    .and_then(|path| path.to_str());
                if let Some(slug) = path.and_then(|path| path.strip_suffix(".md")) {
                    entries.push(Entry {
                        slug: slug.to_owned(),
                        title: chapter.name.clone(),
                        part: part.clone(),
                    });
                }
            }
            BookItem::Separator => {}
        }
    }
    entries
}
