//! What the tests of the whole workbook share.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use workbook::{Lesson, Workspace};

pub mod mutants;

/// The scripts of the explorer, without their extension.
pub const EXPLORER_SCRIPTS: [&str; 5] =
    ["words", "copying", "schedule", "explorer-view", "explorer"];

/// All pages in one, to be printed.
pub const PRINTED: &str = "print.html";

/// The checkout's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("tests/ stands in the root")
        .to_owned()
}

/// The workspace under test.
///
/// # Panics
/// When its `book.toml` cannot be read.
pub fn workspace() -> Workspace {
    Workspace::open(root()).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The lessons that are there.
///
/// # Panics
/// When a lesson's manifest is at fault.
pub fn lessons() -> Vec<Lesson> {
    workspace()
        .lessons()
        .unwrap_or_else(|problems| panic!("{problems}"))
}

/// Runs cargo in the root, as a reader does, with standard input closed.
///
/// # Panics
/// When cargo cannot be started.
pub fn cargo(args: &[&str]) -> Output {
    Command::new(env!("CARGO"))
        .args(args)
        .current_dir(root())
        .stdin(Stdio::null())
        .output()
        .expect("cargo starts")
}

/// What a process printed on standard output.
///
/// # Panics
/// When it is not UTF-8.
pub fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8 on standard output")
}

/// What a process printed on standard error.
///
/// # Panics
/// When it is not UTF-8.
pub fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("UTF-8 on standard error")
}
