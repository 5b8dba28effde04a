//! Where the book and its lessons are.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::words::{self, Words};
use crate::{Problem, Problems};

/// A checkout: `book.toml`, the pages and the lessons beside it.
#[derive(Clone)]
pub struct Workspace {
    root: PathBuf,
    config: Config,
    pub(crate) words: &'static Words,
}

/// The part of `book.toml` that this crate needs itself; mdBook reads the rest.
#[derive(Clone, Deserialize)]
struct Config {
    book: BookTable,
    build: BuildTable,
}

#[derive(Clone, Deserialize)]
struct BookTable {
    src: String,
    #[serde(default = "english")]
    language: String,
}

#[derive(Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct BuildTable {
    build_dir: PathBuf,
}

fn english() -> String {
    "en".to_owned()
}

impl Workspace {
    /// The workspace whose `book.toml` is in `root`.
    ///
    /// # Errors
    /// When there is no `book.toml` in it, or one without `book.src` and `build.build-dir`, or in
    /// a language there are no words for.
    pub fn open(root: impl AsRef<Path>) -> Result<Self, Problems> {
        let file = root.as_ref().join("book.toml");
        let root = root.as_ref().canonicalize().ok();
        let (Some(root), Ok(text)) = (root, fs::read_to_string(&file)) else {
            let message = format!("cannot read {}: name the checkout's root", file.display());
            return Err(Problem::plain(message).into());
        };
        let config: Config =
            toml::from_str(&text).map_err(|error| Problem::toml("book.toml", &text, &error))?;
        let language = &config.book.language;
        let words = words::for_language(language).ok_or_else(|| {
            let message =
                format!("no table of words for the language `{language}`: add one in words.rs");
            Problem::of("book.toml", message)
        })?;
        Ok(Self {
            root,
            config,
            words,
        })
    }

    /// The workspace this program was built in; when that has moved, the one around the current
    /// directory.
    ///
    /// # Errors
    /// When there is neither, or [`open`](Self::open) fails.
    pub fn find() -> Result<Self, Problems> {
        let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let here = std::env::current_dir().unwrap_or_default();
        match locate(&built_in, &here) {
            Some(root) => Self::open(root),
            None => Err(Problem::plain(
                "this is no checkout of the workbook (no book.toml here or above): \
                 change to one, or name it with --root",
            )
            .into()),
        }
    }

    /// The checkout's root, absolute.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The directory of the pages, absolute.
    pub fn pages(&self) -> PathBuf {
        self.root.join(&self.config.book.src)
    }

    /// How the page in `file` (seen from [`pages`](Self::pages)) is named in a problem.
    pub(crate) fn page_name(&self, file: &str) -> String {
        format!("{}/{file}", self.config.book.src)
    }

    /// Where the site is built unless told otherwise: `build-dir` of `book.toml`, absolute.
    pub fn default_dest(&self) -> PathBuf {
        self.root.join(&self.config.build.build_dir)
    }

    /// The directory of the lessons, absolute.
    pub(crate) fn lessons_dir(&self) -> PathBuf {
        self.root.join("lessons")
    }
}

fn locate<'a>(built_in: &'a Path, here: &'a Path) -> Option<&'a Path> {
    std::iter::once(built_in)
        .chain(here.ancestors())
        .find(|dir| dir.join("book.toml").is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checkout_that_has_moved_is_found_from_inside() {
        let moved = tempfile::tempdir().unwrap();
        fs::write(moved.path().join("book.toml"), "").unwrap();
        let inside = moved.path().join("lessons/01");
        let gone = moved.path().join("gone");
        assert_eq!(locate(&gone, &inside), Some(moved.path()));
        assert_eq!(locate(moved.path(), Path::new("/")), Some(moved.path()));
        assert_eq!(locate(&gone, Path::new("/")), None);
    }
}
