//! The book, as files and as served.

use std::fs;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use tempfile::TempDir;
use workbook_tests::{PRINTED, cargo, root, stderr, stdout, workspace};

use crate::chrome::line_with;

/// The book built as a static site.
pub(crate) struct Site(TempDir);

impl Site {
    pub(crate) fn build() -> Self {
        let dir = TempDir::new().expect("a directory can be made");
        let built = workspace().build(dir.path());
        built.unwrap_or_else(|problems| panic!("{problems}"));
        Self(dir)
    }

    /// The names of all pages, mdBook's own among them.
    pub(crate) fn pages(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).expect("the site can be listed");
        let mut pages: Vec<String> = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| name.ends_with(".html"))
            .collect();
        pages.sort();
        pages
    }

    /// The pages whose HTML contains `part`, but for the one that has the whole book.
    pub(crate) fn pages_with(&self, part: &str) -> Vec<String> {
        let mut pages = self.pages();
        pages.retain(|page| {
            let html = fs::read_to_string(self.0.path().join(page)).expect("a page can be read");
            page != PRINTED && html.contains(part)
        });
        pages
    }

    /// The first of them.
    ///
    /// # Panics
    /// When there is none.
    pub(crate) fn page_with(&self, part: &str) -> String {
        let pages = self.pages_with(part);
        let first = pages.into_iter().next();
        first.unwrap_or_else(|| panic!("no page has {part}"))
    }

    pub(crate) fn url(&self, page: &str) -> String {
        format!("file://{}", self.0.path().join(page).display())
    }
}

/// `workbook serve` on a port of its own; dropping it stops it.
pub(crate) struct Server {
    process: Child,
    _output: ChildStdout,
    origin: String,
}

impl Server {
    pub(crate) fn start() -> Self {
        Self::of(&root())
    }

    /// Serves the book of another checkout.
    pub(crate) fn of(checkout: &Path) -> Self {
        let mut process = Command::new(workbook())
            .arg("--root")
            .arg(checkout)
            .args(["serve", "--port", "0"])
            .current_dir(root())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the workbook starts");
        let mut output = process.stdout.take().expect("piped");
        let line = line_with("http://", &mut output);
        let from = line.find("http://").unwrap_or_default();
        let origin = line[from..]
            .split('/')
            .take(3)
            .collect::<Vec<_>>()
            .join("/");
        Self {
            process,
            _output: output,
            origin,
        }
    }

    /// Such as `http://127.0.0.1:3000`.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    pub(crate) fn url(&self, page: &str) -> String {
        format!("{}/{page}", self.origin)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It ends its programs before itself; an error means that it has ended already.
        let _ = kill_process(Pid::from_child(&self.process), Signal::TERM);
        let _ = self.process.wait();
    }
}

/// The program that `cargo run` runs, built if need be.
fn workbook() -> std::path::PathBuf {
    let built = cargo(&[
        "build",
        "--quiet",
        "--package",
        "workbook",
        "--message-format=json",
    ]);
    assert!(built.status.success(), "{}", stderr(&built));
    let messages = stdout(&built)
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut executables =
        messages.filter_map(|message| Some(message["executable"].as_str()?.to_owned()));
    let executable = executables.next_back().expect("cargo names the executable");
    Path::new(&executable).to_owned()
}
