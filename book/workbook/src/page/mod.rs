//! A page: its directives expanded, its furniture added.

mod fence;
pub(crate) mod prose;

use fence::Fence;

use crate::directive::scan::{Piece, pieces};
use crate::directive::{Directive, Scope};
use crate::glossary::{self, Glossary};
use crate::{Lesson, Problem, Problems, Workspace, html};

/// Words a reader reads in a minute.
const WORDS_PER_MINUTE: usize = 220;

/// A page ready for mdBook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Markdown without directives.
    pub markdown: String,
    /// Words of prose, code left out.
    pub words: usize,
    /// Those of them that stand in the page's own file; directives bring the others.
    pub own_words: usize,
    /// Minutes to read it, at least 1.
    pub minutes: usize,
}

impl Workspace {
    /// Expands the page in `file` (such as `01-spawn-and-join.md`), whose Markdown is `source`.
    ///
    /// `source` is taken as given, whatever the file holds: a test can change a page and see
    /// whether that is noticed.
    ///
    /// # Errors
    /// Everything that is wrong with the page, each with its line.
    pub fn expand(&self, file: &str, source: &str) -> Result<Page, Problems> {
        let lessons = self.lessons()?;
        self.expand_with(&lessons, &Glossary::of(&lessons)?, file, source)
    }

    pub(crate) fn expand_with(
        &self,
        lessons: &[Lesson],
        glossary: &Glossary,
        file: &str,
        source: &str,
    ) -> Result<Page, Problems> {
        let slug = file.strip_suffix(".md").unwrap_or(file);
        let lesson = lessons.iter().find(|lesson| lesson.slug == slug);
        let scope = Scope::new(self, lessons, glossary, lesson, slug);
        let mut draft = Draft::default();
        let mut fence = Fence::default();
        for (index, line) in source.lines().enumerate() {
            let done = if fence.holds(line) {
                draft.code(line)
            } else {
                draft.line(&scope, index, line)
            };
            done.unwrap_or_else(|message| draft.problems.push((index, message)));
        }
        draft.check_claims(&scope);
        draft.check_quiz(&scope);
        draft.check_title(lesson);
        let mut problems = std::mem::take(&mut draft.problems);
        let mut page = draft.finish(self, lesson);
        // The glossary links its terms itself.
        if file != glossary::PAGE {
            let linked = glossary.link(slug, &page.markdown);
            page.markdown = linked.markdown;
            problems.extend(linked.problems.into_iter().map(|message| (0, message)));
        }
        problems.sort_by_key(|(index, _)| *index);
        let name = self.page_name(file);
        let problem = |(index, message)| Problem::at(&name, index + 1, message);
        Problems::none_of(problems.into_iter().map(problem).collect())?;
        Ok(page)
    }
}

/// A page being written.
#[derive(Default)]
struct Draft {
    markdown: Vec<String>,
    /// The page's prose, as Markdown.
    prose: String,
    /// Words of prose that directives brought.
    words: usize,
    /// The title and the index of its line.
    title: Option<(usize, String)>,
    /// Lines, counted from 0, and what is wrong there.
    problems: Vec<(usize, String)>,
}

impl Draft {
    fn line(&mut self, scope: &Scope<'_>, index: usize, line: &str) -> Result<(), String> {
        if let Some(title) = line.strip_prefix("# ").filter(|_| self.title.is_none()) {
            self.title = Some((index, prose::heading_text(title)));
        }
        let pieces = pieces(line)?;
        if let [directive] = alone(&pieces)[..]
            && !directive.is_inline()?
        {
            let expansion = directive.expand(scope)?;
            self.words += expansion.words;
            let indentation = &line[..line.len() - line.trim_start().len()];
            // Blank lines around a block of HTML keep it apart from a paragraph on either side.
            self.markdown
                .push(format!("\n{indentation}{}\n", expansion.html));
            return Ok(());
        }
        let mut expanded = String::new();
        for piece in pieces {
            match piece {
                Piece::Text(text) => expanded.push_str(text),
                Piece::Directive(directive) if directive.is_inline()? => {
                    expanded.push_str(&directive.expand(scope)?.html);
                }
                Piece::Directive(Directive { name, .. }) => {
                    return Err(format!("{{{{#{name}}}}} needs a line of its own"));
                }
            }
        }
        self.prose.push_str(&expanded);
        self.prose.push('\n');
        self.markdown.push(one_escape(&expanded));
        Ok(())
    }

    fn code(&mut self, line: &str) -> Result<(), String> {
        let shows_only_text = |piece: &Piece<'_>| matches!(piece, Piece::Text(_));
        if !pieces(line).is_ok_and(|pieces| pieces.iter().all(shows_only_text)) {
            return Err("a directive is not expanded inside a code block: \
                        a backslash before its braces shows it as it is"
                .to_owned());
        }
        self.markdown.push(one_escape(line));
        Ok(())
    }

    fn check_claims(&mut self, scope: &Scope<'_>) {
        match scope.claims_not_shown() {
            Ok(claims) => {
                for claim in claims {
                    let id = &claim.id;
                    let message = format!(
                        "the claim `{id}` of claims.toml is not shown: add {{{{#claim {id}}}}}"
                    );
                    self.problems.push((0, message));
                }
            }
            // A directive that needed the file has said so already, with its line.
            Err(message) if self.problems.is_empty() => self.problems.push((0, message)),
            Err(_) => {}
        }
    }

    fn check_quiz(&mut self, scope: &Scope<'_>) {
        match scope.questions_not_shown() {
            Ok(ids) => {
                for id in ids {
                    let message = format!(
                        "the question `{id}` of quiz.toml is not shown: add {{{{#quiz {id}}}}}"
                    );
                    self.problems.push((0, message));
                }
            }
            Err(message) if self.problems.is_empty() => self.problems.push((0, message)),
            Err(_) => {}
        }
    }

    fn check_title(&mut self, lesson: Option<&Lesson>) {
        let Some(lesson) = lesson else { return };
        match &self.title {
            Some((_, title)) if *title == lesson.title => {}
            Some((index, _)) => {
                let message = format!("the lesson's Cargo.toml calls it `# {}`", lesson.title);
                self.problems.push((*index, message));
            }
            None => {
                let message = format!("the page has no title: begin it with `# {}`", lesson.title);
                self.problems.push((0, message));
            }
        }
    }

    fn finish(mut self, workspace: &Workspace, lesson: Option<&Lesson>) -> Page {
        let own_words = prose::words(&self.prose);
        let words = own_words + self.words;
        let minutes = words.div_ceil(WORDS_PER_MINUTE).max(1);
        if let (Some(lesson), Some((index, _))) = (lesson, &self.title) {
            let head = head(workspace, lesson, minutes);
            self.markdown[*index].push_str(&format!("\n\n{head}\n"));
        }
        Page {
            markdown: self.markdown.join("\n") + "\n",
            words,
            own_words,
            minutes,
        }
    }
}

/// The directive of a line that holds nothing else.
fn alone<'a>(pieces: &[Piece<'a>]) -> Vec<Directive<'a>> {
    let blank = |piece: &&Piece<'_>| !matches!(piece, Piece::Text(text) if text.trim().is_empty());
    let rest: Vec<&Piece<'a>> = pieces.iter().filter(blank).collect();
    match rest[..] {
        [Piece::Directive(directive)] => vec![*directive],
        _ => Vec::new(),
    }
}

/// mdBook takes the backslash off the first escaped directive of a line and leaves the rest of the
/// line alone, so only the first one keeps its backslash.
fn one_escape(text: &str) -> String {
    match text.split_once("\\{{#") {
        Some((before, after)) => format!("{before}\\{{{{#{}", after.replace("\\{{#", "{{#")),
        None => text.to_owned(),
    }
}

fn head(workspace: &Workspace, lesson: &Lesson, minutes: usize) -> String {
    let words = workspace.words;
    format!(
        "<header class=\"lesson-head\"><p class=\"lesson-part\">{}</p><p class=\"lesson-meta\">{}</p></header>",
        html::text(&(words.part)(lesson.part, &lesson.part_title)),
        (words.lesson)(&lesson.number, minutes)
    )
}
