//! Building the site: beside its place, checked, then put there at once.

mod complaints;
mod dest;
mod document;
mod links;
mod style;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use mdbook_driver::MDBook;

pub use dest::MARKER;
pub use links::check_links;

use crate::{Directives, Problem, Problems, Workspace};

/// A site that is in its place.
#[derive(Debug)]
pub struct Built {
    /// Where it is.
    pub dest: PathBuf,
    /// How many pages it has, mdBook's own (print, contents, not found) left out.
    pub pages: usize,
    /// How long building and checking it took.
    pub took: Duration,
}

/// A site that is built and checked, and not in its place yet.
pub(crate) struct Prepared {
    dir: tempfile::TempDir,
    built: Built,
}

impl Workspace {
    /// Builds the site into `dest`, which is replaced as a whole, and only when all is well.
    ///
    /// `dest` must be empty or absent, or hold a site that this built before; the one exception is
    /// [`default_dest`](Self::default_dest), which `book.toml` gives to mdBook to empty.
    ///
    /// # Errors
    /// Everything wrong with the book: its directives, its links, whatever mdBook warns of. When
    /// `dest` holds something else, or cannot be written.
    pub fn build(&self, dest: &Path) -> Result<Built, Problems> {
        self.prepare(dest)?.publish().map_err(Into::into)
    }

    /// Builds and checks the site beside `dest`, and leaves `dest` as it is.
    pub(crate) fn prepare(&self, dest: &Path) -> Result<Prepared, Problems> {
        let started = Instant::now();
        let dest = dest::accept(self, dest)?;
        let dir = dest::beside(&dest)?;
        let site = site_in(&dir);
        let pages = self.render(&site)?;
        let checked = links::check_with_sources(&site, self);
        Problems::none_of(checked)?;
        Ok(Prepared {
            dir,
            built: Built {
                dest,
                pages,
                took: started.elapsed(),
            },
        })
    }

    /// Has mdBook write the site to `site`; what mdBook merely warns of is an error here.
    fn render(&self, site: &Path) -> Result<usize, Problems> {
        let (result, complaints) = complaints::heard(|| {
            let mut book = MDBook::load(self.root())?;
            book.config.build.build_dir = site.to_owned();
            book.with_preprocessor(Directives);
            book.build()?;
            fs::write(site.join(MARKER), dest::MARKER_TEXT)?;
            let pages = book.iter().filter(|item| is_page(item)).count();
            anyhow::Ok(pages)
        });
        let mut problems: Vec<Problem> = complaints.into_iter().map(Problem::plain).collect();
        let pages = result.unwrap_or_else(|error| {
            match error.downcast::<Problems>() {
                Ok(found) => problems.extend(found.into_list()),
                Err(error) => problems.push(Problem::plain(format!("{error:#}"))),
            }
            0
        });
        Problems::none_of(problems)?;
        Ok(pages)
    }
}

impl Prepared {
    /// Puts the site in its place; there is no moment at which the place holds half a site.
    pub(crate) fn publish(self) -> Result<Built, Problem> {
        dest::swap(&self.dir, &self.built.dest)?;
        Ok(self.built)
    }
}

fn site_in(dir: &tempfile::TempDir) -> PathBuf {
    dir.path().join("site")
}

fn is_page(item: &mdbook_driver::book::BookItem) -> bool {
    matches!(item, mdbook_driver::book::BookItem::Chapter(chapter) if !chapter.is_draft_chapter())
}
