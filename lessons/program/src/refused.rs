//! Programs that the compiler refuses, which are lessons too.

use std::env;
use std::process::Command;

/// The release whose messages are recorded; other releases may word or draw them differently.
const RELEASE: &str = env!("CARGO_PKG_RUST_VERSION");

/// Has rustc refuse the standalone program `file` of the lesson in `lesson_dir` with the error
/// `code`, such as `"E0382"`, and returns its message; `None` when the compiler is of another
/// release than the workspace's `rust-version`, whose wording is not the one recorded.
///
/// # Panics
/// When rustc accepts the program, refuses it for another reason, or cannot be started.
pub fn refused(lesson_dir: &str, file: &str, code: &str) -> Option<String> {
    refusal(lesson_dir, file, &format!("error[{code}]"))
}

/// As [`refused`], by a lint that rustc denies by default: its errors have no code, and begin with
/// the sentence `error`.
///
/// # Panics
/// As [`refused`].
pub fn refused_by_lint(lesson_dir: &str, file: &str, error: &str) -> Option<String> {
    refusal(lesson_dir, file, &format!("error: {error}"))
}

/// rustc's message, whose only error must start with `expected`.
fn refusal(lesson_dir: &str, file: &str, expected: &str) -> Option<String> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(&rustc)
        .args(["--edition=2024", "--emit=metadata", "-o", "-", file])
        .current_dir(lesson_dir)
        .output()
        .unwrap_or_else(|error| panic!("cannot start rustc: {error}"));
    let message = String::from_utf8_lossy(&output.stderr).replace("\r\n", "\n");
    assert!(!output.status.success(), "rustc accepts {file}");
    let errors: Vec<&str> = message
        .lines()
        .filter(|line| line.starts_with("error") && !line.starts_with("error: aborting"))
        .collect();
    assert!(
        matches!(errors[..], [error] if error.starts_with(expected)),
        "rustc does not refuse {file} with {expected} alone:\n{message}"
    );
    let version = Command::new(&rustc)
        .arg("--version")
        .output()
        .expect("rustc has started before");
    let recorded = format!("rustc {RELEASE}.");
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    version.starts_with(&recorded).then_some(message)
}
