//! The workbook: builds the book, serves it, and runs its lessons.
//!
//! The book's pages are Markdown with directives, each of which becomes what it names, so that
//! code, outputs and figures on a page are never typed:
//!
//! | directive | what stands in its place |
//! |---|---|
//! | `{{#code FILE [ANCHOR]}}` | Rust, Go or TOML from a file, or the part between `// ANCHOR: x` and `// ANCHOR_END: x` |
//! | `{{#pair GO[:ANCHOR] RUST[:ANCHOR]}}` | two such parts side by side |
//! | `{{#run NAME [--as-written]}}` | a program: the command, the outputs that `tests/output.rs` recorded, a Run button |
//! | `{{#output NAME}}` | a snapshot of `tests/output.rs` alone, or, with a `/`, any text file |
//! | `{{#loom NAME}}` | the figures that `tests/loom.rs` recorded |
//! | `{{#claim ID}}` | a claim of `claims.toml` with verdict and evidence; all are shown, each once |
//! | `{{#value loom NAME executions}}`, `… outcomes` | a number, inside a sentence |
//! | `{{#value output NAME outputs}}` | how many outputs a program may have |
//! | `{{#value measured [DIRECTORY/]FILE.json KEY}}` | the value at a dotted key of `measured/FILE.json` |
//! | `{{#math LATEX}}`, `{{#formula LATEX}}` | a formula inside a sentence, or by itself |
//! | `{{#svg FILE "text"}}` | a drawing and what to say to those who do not see it |
//! | `{{#contents}}` | the map of all lessons |
//! | `{{#claims}}` | what all lessons claim, with the verdicts, counted |
//! | `{{#glossary}}` | the terms that the lessons' `glossary.toml` explain; the page is `glossary.md` |
//! | `{{#exercise}}` | the lesson's exercise: its task from `starter.rs`, the file, the command, the hints |
//!
//! The first use of each term in a page's prose becomes a link to the glossary.
//!
//! Paths are seen from the lesson's directory, which is named as its page is; a page that is no
//! lesson's may have a directory in `lessons/` too. All but `value` and
//! `math` stand on a line of their own. A backslash before the braces shows them as they are; in a
//! code block that is the only way. mdBook's own directives are refused.
//!
//! [`Workspace`] is the way in; everything that is wrong with a book comes back as [`Problems`].
//!
//! ```no_run
//! let workspace = workbook::Workspace::find()?;
//! for lesson in workspace.lessons()? {
//!     println!("{} {}", lesson.number, lesson.title);
//! }
//! workspace.build(&workspace.default_dest())?;
//! # Ok::<(), workbook::Problems>(())
//! ```

mod cargo;
pub mod cli;
pub mod course;
mod directive;
mod glossary;
mod graphs;
mod html;
mod lesson;
mod page;
mod preprocessor;
mod problem;
pub mod serve;
mod serving;
mod site;
mod words;
mod workspace;

pub use graphs::Graphs;
pub use lesson::{Lesson, Program};
pub use page::Page;
pub use preprocessor::Directives;
pub use problem::{Problem, Problems};
pub use site::{Built, MARKER, check_links};
pub use workspace::Workspace;
