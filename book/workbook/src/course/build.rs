//! Having cargo build an exercise's machines.

use std::collections::BTreeMap;
use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde::Deserialize;

use super::Exercise;
use crate::Problem;

/// What cargo made of it.
pub(super) enum Build {
    /// The machines, by name.
    Built(BTreeMap<String, PathBuf>),
    /// The compiler's messages, as it wrote them.
    Refused(String),
}

#[derive(Deserialize)]
struct Message {
    reason: String,
    target: Option<Target>,
    executable: Option<PathBuf>,
    message: Option<Diagnostic>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

#[derive(Deserialize)]
struct Diagnostic {
    level: String,
    rendered: Option<String>,
}

/// Builds these binaries of the exercise. On a terminal cargo shows there how far it is.
pub(super) fn build(exercise: &Exercise, binaries: &[&str]) -> Result<Build, Problem> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .current_dir(exercise.root())
        .args(["build", "--message-format=json", "--package"])
        .arg(exercise.package())
        .stdin(Stdio::null());
    for binary in binaries {
        command.args(["--bin", binary]);
    }
    let on_terminal = std::io::stderr().is_terminal();
    if on_terminal {
        command.stderr(Stdio::inherit());
    }
    let output = command
        .output()
        .map_err(|error| Problem::plain(format!("cannot start cargo: {error}")))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let messages = || {
        let lines = text.lines();
        lines.filter_map(|line| serde_json::from_str::<Message>(line).ok())
    };
    if output.status.success() {
        let artifact = |message: Message| Some((message.target?.name, message.executable?));
        return Ok(Build::Built(messages().filter_map(artifact).collect()));
    }
    let refused: String = messages()
        .filter(|message| message.reason == "compiler-message")
        .filter_map(|message| message.message)
        .filter(|diagnostic| diagnostic.level.starts_with("error"))
        .filter_map(|diagnostic| diagnostic.rendered)
        .filter(|rendered| !rendered.starts_with("error: aborting"))
        .map(|rendered| rendered.replace("/machines/../", "/"))
        .collect();
    if refused.is_empty() {
        let said = String::from_utf8_lossy(&output.stderr);
        let message = format!("cargo cannot build {}\n{said}", exercise.package());
        return Err(Problem::plain(message.trim_end()));
    }
    Ok(Build::Refused(refused))
}
