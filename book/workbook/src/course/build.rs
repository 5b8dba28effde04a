//! Having cargo build an exercise's machines.

use std::collections::BTreeMap;
use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use serde::Deserialize;

use super::machine::run_heard;
use super::{Ended, Exercise, Limits};
use crate::Problem;

/// What cargo made of it.
pub(super) enum Build {
    /// The machines, by name.
    Built(BTreeMap<String, PathBuf>),
    /// The compiler refuses it.
    Refused(Refusal),
}

/// Why the compiler refuses it.
pub(super) struct Refusal {
    /// Its messages, as it wrote them.
    pub(super) messages: String,
    /// Whether all its errors are in the exercise's `check.rs`.
    pub(super) in_check: bool,
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
    spans: Vec<Span>,
}

#[derive(Deserialize)]
struct Span {
    file_name: String,
    is_primary: bool,
}

/// How long cargo may take: whoever waits for it can stop it.
const TIME: Duration = Duration::from_secs(24 * 60 * 60);

/// Builds these binaries of the exercise. Of a check that speaks, what takes long is said on
/// standard error.
pub(super) fn build(exercise: &Exercise, binaries: &[&str]) -> Result<Build, Problem> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .current_dir(exercise.root())
        .args(["build", "--message-format=json", "--package"])
        .arg(exercise.package())
        .env("CARGO_TERM_PROGRESS_WHEN", "never")
        .env("CARGO_TERM_COLOR", "never");
    for binary in binaries {
        command.args(["--bin", binary]);
    }
    let limits = Limits {
        time: TIME,
        output: usize::MAX,
    };
    let mut spoken = Spoken::new(exercise.package());
    let mut hear = |bytes: &[u8]| {
        if exercise.speaks {
            let mut stderr = std::io::stderr().lock();
            let start = if stderr.is_terminal() { "\r\x1b[K" } else { "" };
            for line in spoken.lines(bytes) {
                // Whoever has closed it does not want to know.
                let _ = writeln!(stderr, "{start}{line}");
            }
        }
    };
    let ran = run_heard(&exercise.stop, command, limits, &mut hear)
        .map_err(|error| Problem::plain(format!("cannot start cargo: {error}")))?;
    if exercise.stop.is_asked() {
        return Err(Problem::plain("the check was stopped"));
    }
    let success = matches!(ran.ended, Ended::Exited(status) if status.success());
    let messages = || {
        let lines = ran.stdout.lines();
        lines.filter_map(|line| serde_json::from_str::<Message>(line).ok())
    };
    if success {
        let artifact = |message: Message| Some((message.target?.name, message.executable?));
        return Ok(Build::Built(messages().filter_map(artifact).collect()));
    }
    let errors: Vec<(String, Vec<Span>)> = messages()
        .filter(|message| message.reason == "compiler-message")
        .filter_map(|message| message.message)
        .filter(|diagnostic| diagnostic.level.starts_with("error"))
        .filter_map(|diagnostic| Some((diagnostic.rendered?, diagnostic.spans)))
        .filter(|(rendered, _)| !rendered.starts_with("error: aborting"))
        .collect();
    let in_check = |(_, spans): &(String, Vec<Span>)| {
        let mut primary = spans.iter().filter(|span| span.is_primary);
        primary.any(|span| span.file_name.ends_with("/check.rs"))
    };
    let in_check = errors.iter().all(in_check);
    let refused: String = (errors.iter())
        .map(|(rendered, _)| rendered.replace("/machines/../", "/"))
        .collect();
    if refused.is_empty() {
        let message = format!("cargo cannot build {}\n{}", exercise.package(), ran.stderr);
        return Err(Problem::plain(message.trim_end()));
    }
    Ok(Build::Refused(Refusal {
        messages: refused,
        in_check,
    }))
}

/// What there is to be heard of cargo's progress: what is built but the exercise itself, which takes
/// long once, and that it waits for another cargo.
struct Spoken {
    package: String,
    rest: Vec<u8>,
    compiles: bool,
}

/// What is said before the first of the crates that an exercise needs is compiled.
const FIRST_TIME: &str = "Compiling the checker; the first time takes a minute or two.";

impl Spoken {
    fn new(package: String) -> Self {
        Self {
            package,
            rest: Vec::new(),
            compiles: false,
        }
    }

    /// The lines to be said when cargo has written these bytes.
    fn lines(&mut self, bytes: &[u8]) -> Vec<String> {
        self.rest.extend(bytes);
        let mut said = Vec::new();
        while let Some(end) = self.rest.iter().position(|&byte| byte == b'\n') {
            let line: Vec<u8> = self.rest.drain(..=end).collect();
            let line = String::from_utf8_lossy(&line).trim_end().to_owned();
            let mut words = line.split_whitespace();
            let (verb, what) = (words.next(), words.next());
            match verb {
                Some("Blocking") => said.push(line),
                Some("Compiling" | "Downloading" | "Updating")
                    if what != Some(self.package.as_str()) =>
                {
                    if !self.compiles {
                        said.push(FIRST_TIME.to_owned());
                    }
                    self.compiles = true;
                    said.push(line);
                }
                _ => {}
            }
        }
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_takes_long_is_said() {
        let mut spoken = Spoken::new("exercise-01-x".to_owned());
        let mut said = spoken.lines(b"    Blocking waiting for file lock\n   Compiling se");
        said.extend(spoken.lines(b"rde v1.0.0\n   Compiling loom v0.7.2\n"));
        said.extend(
            spoken.lines(b"   Compiling exercise-01-x v0.1.0 (/x)\n    Finished `dev`\nerror: x\n"),
        );
        let expected = [
            "    Blocking waiting for file lock",
            FIRST_TIME,
            "   Compiling serde v1.0.0",
            "   Compiling loom v0.7.2",
        ];
        assert_eq!(said, expected);
    }
}
