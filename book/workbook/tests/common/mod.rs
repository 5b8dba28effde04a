//! A small workspace of its own for every test, and the program run on it.

#![allow(dead_code, reason = "each test file uses its own part of this")]

#[cfg(unix)]
pub mod following;
pub mod http;
#[cfg(unix)]
pub mod server;
pub mod toy;
pub mod witness;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;
use workbook::{Page, Problems, Workspace};

/// A copy of `tests/fixture`, deleted when dropped if it is in a directory of its own making.
pub struct Fixture {
    root: PathBuf,
    _dir: Option<TempDir>,
}

impl Fixture {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let fixture = Self::at(dir.path());
        Self {
            _dir: Some(dir),
            ..fixture
        }
    }

    /// A copy in a directory that is there.
    pub fn at(root: &Path) -> Self {
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixture");
        copy(&fixture, root);
        Self {
            root: root.to_owned(),
            _dir: None,
        }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn workspace(&self) -> Workspace {
        Workspace::open(self.root()).expect("the fixture is a workspace")
    }

    /// Writes a file, its directories included.
    pub fn write(&self, file: &str, text: &str) -> &Self {
        let file = self.root().join(file);
        let parent = file.parent().expect("a file in the fixture");
        fs::create_dir_all(parent).expect("the fixture can be written");
        // At once, so that a server that watches never meets half of it.
        let new = parent.join(".new");
        fs::write(&new, text).expect("the fixture can be written");
        fs::rename(new, file).expect("the fixture can be written");
        self
    }

    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.root().join(file)).expect("the fixture has the file")
    }

    /// Replaces `from`, which is there exactly once, by `to` in a file.
    pub fn edit(&self, file: &str, from: &str, to: &str) -> &Self {
        let text = self.read(file);
        assert_eq!(text.matches(from).count(), 1, "`{from}` in {file}");
        self.write(file, &text.replace(from, to))
    }

    pub fn remove(&self, file: &str) -> &Self {
        fs::remove_file(self.root().join(file)).expect("the fixture has the file");
        self
    }

    /// Expands a page of the lesson that shows both claims and, before them, `body`, whose first
    /// line is line 3.
    pub fn expand(&self, body: &str) -> Result<Page, Problems> {
        let page = format!(
            "# A tiny lesson\n\n{body}\n\n{{{{#claim says-hello}}}}\n\n{{{{#claim is-fast}}}}\n"
        );
        self.workspace().expand("01-tiny.md", &page)
    }

    /// The program on this workspace; cargo, when it calls that, builds into the fixture.
    pub fn workbook(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_workbook"));
        command
            .arg("--root")
            .arg(self.root())
            .args(arguments)
            .env_remove("COLUMNS")
            .env("CARGO_TARGET_DIR", self.root().join("target"))
            .current_dir(self.root());
        command
    }

    /// The exit code, standard output and standard error of the program, the fixture's own path
    /// written `ROOT`.
    pub fn run(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        let Output {
            status,
            stdout,
            stderr,
        } = self.workbook(arguments).output().expect("it starts");
        let root = self.root().canonicalize().expect("the fixture is there");
        let text = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).expect("text");
            text.replace(&root.display().to_string(), "ROOT")
        };
        (status.code(), text(stdout), text(stderr))
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the copy can be written");
    for entry in fs::read_dir(from).expect("the fixture is there") {
        let from: PathBuf = entry.expect("the fixture can be read").path();
        let to = to.join(from.file_name().expect("a name"));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("the copy can be written");
        }
    }
}
