//! Having cargo build a lesson.

use std::path::PathBuf;
use std::process::Command;

use serde::Deserialize;

use crate::{Lesson, Workspace};

/// The command that builds the lesson's binary and says on standard output, as JSON, where it is.
///
/// It asks for exactly what `cargo run --bin NN` builds, so that the two share their work.
pub(crate) fn build(workspace: &Workspace, lesson: &Lesson) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .current_dir(workspace.root())
        .args(["build", "--bin", &lesson.number])
        .arg("--message-format=json-render-diagnostics");
    command
}

#[derive(Deserialize)]
struct Message {
    reason: String,
    target: Option<Target>,
    executable: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

/// The lesson's binary, if `line` of cargo's JSON is what names it.
pub(crate) fn executable(lesson: &Lesson, line: &str) -> Option<PathBuf> {
    let message: Message = serde_json::from_str(line).ok()?;
    let target = message.target?;
    let is_binary = message.reason == "compiler-artifact"
        && target.name == lesson.number
        && target.kind.iter().any(|kind| kind == "bin");
    message.executable.filter(|_| is_binary)
}
