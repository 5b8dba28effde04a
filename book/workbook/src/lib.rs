//! The workbook: builds the book, serves it, and runs its lessons.
//!
//! The book's pages are Markdown with directives such as `{{#code src/x.rs anchor}}`; this crate
//! replaces them by what they name, so that code, outputs and figures on a page are never typed.
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
mod directive;
mod html;
mod lesson;
mod page;
mod preprocessor;
mod problem;
pub mod serve;
mod site;
mod words;
mod workspace;

pub use lesson::{Lesson, Program};
pub use page::Page;
pub use preprocessor::Directives;
pub use problem::{Problem, Problems};
pub use site::{Built, MARKER, check_links};
pub use workspace::Workspace;
