//! The figures of a model as text: TOML, written by hand, for an insta snapshot.

use std::collections::BTreeSet;
use std::fmt;

use super::REPORT;

/// What a passing exploration found.
#[derive(Debug, Clone)]
pub struct Figures {
    /// What was explored.
    pub model: String,
    /// Threads at most, counting main.
    pub threads: usize,
    /// Executions that loom needed.
    pub executions: usize,
    /// Every outcome that some execution had.
    pub outcomes: BTreeSet<String>,
}

/// How a model failed, and how soon.
#[derive(Debug, Clone)]
pub struct Failure {
    /// What was explored.
    pub model: String,
    /// The execution that failed, counted from 1.
    pub executions: usize,
    /// `deadlock`, or `panic: ` and the message's first line.
    pub failure: String,
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "model = {}", quoted(&self.model))?;
        writeln!(f, "verdict = \"passes\"")?;
        writeln!(f, "threads = {}", self.threads)?;
        writeln!(f, "executions = {}", self.executions)?;
        writeln!(f, "outcomes = [")?;
        for outcome in &self.outcomes {
            writeln!(f, "    {},", quoted(outcome))?;
        }
        write!(f, "]")
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "model = {}", quoted(&self.model))?;
        writeln!(f, "verdict = \"fails\"")?;
        writeln!(f, "executions = {}", self.executions)?;
        write!(f, "failure = {}", quoted(&self.failure))
    }
}

impl Failure {
    /// The line by which a child process reports a failure.
    pub(super) fn line(executions: usize, message: &str) -> String {
        let first = message.lines().next().unwrap_or_default();
        let failure = if first.starts_with("deadlock; threads =") {
            "deadlock".to_owned()
        } else {
            format!("panic: {first}")
        };
        format!("{REPORT} {executions} {failure}")
    }

    /// Reads what [`line`](Self::line) wrote.
    pub(super) fn parse(line: &str) -> Option<(usize, String)> {
        let (executions, failure) = line.strip_prefix(REPORT)?.trim_start().split_once(' ')?;
        Some((executions.parse().ok()?, failure.to_owned()))
    }
}

/// `text` as a TOML basic string.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            control if control.is_control() => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(control)));
            }
            other => quoted.push(other),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_read_back_as_it_was_written() {
        let line = Failure::line(3, "deadlock; threads = [(Id(0), Blocked)]");
        assert_eq!(Failure::parse(&line), Some((3, "deadlock".to_owned())));
        let line = Failure::line(12, "assertion failed: total\n  left: 1");
        let failure = "panic: assertion failed: total".to_owned();
        assert_eq!(Failure::parse(&line), Some((12, failure)));
        assert_eq!(Failure::parse("running 1 test"), None);
    }

    #[test]
    fn strings_are_quoted_as_toml_wants() {
        assert_eq!(quoted("a\n\"b\"\\\u{1}"), r#""a\n\"b\"\\\u0001""#);
    }
}
