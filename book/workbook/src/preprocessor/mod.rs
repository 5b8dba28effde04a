//! The directives as an mdBook preprocessor: in-process, and as the command a stock mdBook calls.

mod outline;

use std::io::{Read, Write};

use anyhow::Context as _;
use mdbook_preprocessor::book::{Book, BookItem, Chapter};
use mdbook_preprocessor::{MDBOOK_VERSION, Preprocessor, PreprocessorContext, parse_input};

use crate::glossary::Glossary;
use crate::{Lesson, Problem, Problems, Workspace};

/// Expands the directives of a book.
///
/// Its name is that of the `[preprocessor.workbook]` table of `book.toml`, so that in-process it
/// takes the place of the command there.
pub struct Directives;

impl Preprocessor for Directives {
    fn name(&self) -> &str {
        "workbook"
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> anyhow::Result<Book> {
        let workspace = Workspace::open(&context.root)?;
        let lessons = workspace.lessons()?;
        let glossary = Glossary::of(&lessons)?;
        let mut problems = outline::check(&workspace, &lessons, &book);
        book.for_each_mut(|item| {
            if let BookItem::Chapter(chapter) = item {
                expand(&workspace, &lessons, &glossary, chapter)
                    .unwrap_or_else(|found| problems.extend(found.into_list()));
            }
        });
        Problems::none_of(problems)?;
        Ok(book)
    }

    fn supports_renderer(&self, renderer: &str) -> anyhow::Result<bool> {
        Ok(supports(renderer))
    }
}

/// Whether the directives become what `renderer` can draw: they become HTML.
pub(crate) fn supports(renderer: &str) -> bool {
    renderer == "html"
}

fn expand(
    workspace: &Workspace,
    lessons: &[Lesson],
    glossary: &Glossary,
    chapter: &mut Chapter,
) -> Result<(), Problems> {
    let Some(file) = chapter
        .source_path
        .as_deref()
        .and_then(|path| path.to_str())
    else {
        return Ok(());
    };
    let page = workspace.expand_with(lessons, glossary, file, &chapter.content)?;
    chapter.content = page.markdown;
    Ok(())
}

/// Answers a stock mdBook: reads the book from `input`, writes it with its directives expanded.
///
/// # Errors
/// [`Problems`] of the book; when the input is no book, or the output cannot be written.
pub(crate) fn answer(input: impl Read, mut output: impl Write) -> anyhow::Result<()> {
    let (context, book) = parse_input(input).with_context(|| {
        format!(
            "standard input is no book of mdBook {MDBOOK_VERSION}; this is run by `mdbook build`"
        )
    })?;
    if context.mdbook_version != MDBOOK_VERSION {
        let message = format!(
            "this is mdBook {}, and the book is made for {MDBOOK_VERSION}: install that version",
            context.mdbook_version
        );
        return Err(Problems::from(Problem::plain(message)).into());
    }
    let book = Directives.run(&context, book)?;
    serde_json::to_writer(&mut output, &book)?;
    output.flush()?;
    Ok(())
}
