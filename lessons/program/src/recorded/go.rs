//! The Go twins, and what Go says of them.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::{Recorded, assert_inside, is_installed, run, skipped};

/// What the go command says to `arguments` in `dir`, or `None` (said on standard error) on a machine
/// without Go.
///
/// # Panics
/// When Go is missing while `CI=true`.
pub fn go(dir: impl AsRef<Path>, arguments: &[&str]) -> Option<Output> {
    if !is_installed("go", "version") {
        skipped(
            &format!("go {}", arguments.join(" ")),
            "Go is not installed",
        );
        return None;
    }
    let mut go = Command::new("go");
    go.args(arguments).current_dir(dir);
    let output = go.env("GOTOOLCHAIN", "local").output();
    Some(output.expect("go starts"))
}

/// [`go`], which must succeed.
fn go_succeeds(dir: &Path, arguments: &[&str]) -> Option<Output> {
    let output = go(dir, arguments)?;
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "go {arguments:?}:\n{stderr}");
    Some(output)
}

/// A file of Go's own, such as `net/http/server.go`, or `None` (said on standard error) on a machine
/// without Go.
///
/// # Panics
/// When there is no such file, or Go is missing while `CI=true`.
pub fn go_source(file: &str) -> Option<String> {
    let output = go_succeeds(Path::new("."), &["env", "GOROOT"])?;
    let root = String::from_utf8(output.stdout).expect("a path in UTF-8");
    let file = Path::new(root.trim()).join("src").join(file);
    Some(fs::read_to_string(file).expect("Go comes with its source"))
}

/// The Go twin in `go/NAME/main.go` of the lesson whose directory is `lesson_dir`, built with the
/// race detector after `go vet`, or `None` (said on standard error) on a machine without Go.
///
/// # Panics
/// When the twin does not build or vet, or Go is missing while `CI=true`.
pub fn go_twin(lesson_dir: &str, name: &str) -> Option<PathBuf> {
    build_twin(lesson_dir, name, "go", &["-race"])
}

/// [`go_twin`] as a user would build it, without the race detector: for what is measured, since
/// the detector changes time and memory.
///
/// # Panics
/// As [`go_twin`].
pub fn plain_go_twin(lesson_dir: &str, name: &str) -> Option<PathBuf> {
    build_twin(lesson_dir, name, "go-plain", &[])
}

fn build_twin(lesson_dir: &str, name: &str, kind: &str, flags: &[&str]) -> Option<PathBuf> {
    let lesson_dir = Path::new(lesson_dir);
    let source = format!("go/{name}/main.go");
    go_succeeds(lesson_dir, &["vet", &source])?;
    let built = target_dir()
        .join(kind)
        .join(lesson_dir.file_name().expect("a lesson's directory"));
    fs::create_dir_all(&built).expect("target can be written");
    let exe = built.join(name);
    let path = exe.to_str().expect("a path in UTF-8");
    let build = [&["build"], flags, &["-o", path, &source]].concat();
    go_succeeds(lesson_dir, &build)?;
    Some(exe)
}

/// The target directory that the running test was built into.
pub(super) fn target_dir() -> PathBuf {
    let exe = env::current_exe().expect("the test knows its own path");
    let target = exe.ancestors().nth(3).expect("target/debug/deps/test");
    target.to_owned()
}

/// Runs a built Go twin `times` times with standard input closed and checks that every output is
/// one of `recorded`'s, and that the race detector reported nothing.
///
/// # Panics
/// When an output is not, or the twin fails or reports a race.
pub fn assert_twin(exe: &Path, times: usize, recorded: &Recorded) {
    for _ in 0..times {
        let output = run(&mut Command::new(exe));
        assert_inside(&exe.display().to_string(), &output, &recorded.outputs);
    }
}

/// [`assert_twin`] of the Go twin `name`, built with the race detector, and the record `record` of the
/// lesson in `lesson_dir`; on a machine without Go only says so on standard error.
///
/// # Panics
/// As [`go_twin`], [`Recorded::read`] and [`assert_twin`].
pub fn assert_twin_prints(lesson_dir: &str, name: &str, times: usize, record: &str) {
    if let Some(exe) = go_twin(lesson_dir, name) {
        assert_twin(&exe, times, &Recorded::read(lesson_dir, record));
    }
}
