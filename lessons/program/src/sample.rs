//! One measurement of a benchmark, in a process of its own.
//!
//! That process is the Go twin, or the benchmark's own executable, called with `once`.

use std::env;
use std::path::Path;
use std::process::Command;

/// The command that measures once, without its arguments: the Go twin `go`, or if there is none
/// the benchmark itself.
///
/// # Panics
/// When the system does not tell a program its own path.
pub fn command(go: Option<&Path>) -> Command {
    match go {
        Some(go) => Command::new(go),
        None => {
            let rust = env::current_exe().expect("a benchmark knows its own path");
            let mut command = Command::new(rust);
            command.arg("once");
            command
        }
    }
}

/// What the measurement prints, however long it takes.
///
/// # Panics
/// When it cannot be started, or fails.
pub fn printed(command: &mut Command) -> String {
    let output = command.output().expect("a measurement starts");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The numbers that the measurement prints, in their order.
///
/// # Panics
/// As [`printed`], and when one is no whole number.
pub fn numbers(command: &mut Command) -> Vec<u64> {
    let printed = printed(command);
    let words = printed.split_whitespace();
    words
        .map(|word| word.parse().unwrap_or_else(|_| panic!("{printed}")))
        .collect()
}

/// The first of them.
///
/// # Panics
/// As [`numbers`], and when there is none.
pub fn number(command: &mut Command) -> u64 {
    let numbers = numbers(command);
    *numbers.first().expect("a measurement prints its figure")
}
