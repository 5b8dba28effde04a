//! Running a lesson's binary and its Go twins from tests, and recording what they print.
//!
//! What a test records is the **set** of allowed outputs, as TOML, in an insta snapshot from
//! which the pages take it. Every run must stay inside the set.

use std::collections::BTreeSet;
use std::env;
use std::fmt;
use std::fs;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

mod go;

pub use go::{assert_twin, assert_twin_prints, go, go_source, go_twin, plain_go_twin};

/// A program that has not ended after this is killed and fails its test.
const LIMIT: Duration = Duration::from_secs(30);

/// What a program may print, as a snapshot holds it and pages show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// The command a reader types.
    pub command: String,
    /// Every output that is allowed on standard output, in order.
    pub outputs: BTreeSet<String>,
    /// What the program says on standard error; empty for most.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub stderr: String,
    /// The exit code, or `None` when the program never ends by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exit_code: Option<i32>,
}

impl fmt::Display for Recorded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = toml::to_string(self).map_err(|_| fmt::Error)?;
        f.write_str(text.trim_end())
    }
}

impl Recorded {
    /// The record `name` of the lesson in `lesson_dir`, as its snapshot holds it.
    ///
    /// # Panics
    /// When there is no such snapshot, or it holds no record.
    pub fn read(lesson_dir: &str, name: &str) -> Self {
        snapshot(lesson_dir, &format!("output__{name}"))
    }
}

/// The outcomes of the model `name` of the lesson in `lesson_dir`: what loom found that the
/// routine can print, as its snapshot holds it.
///
/// # Panics
/// When there is no such snapshot, or it holds no outcomes.
pub fn loom_outcomes(lesson_dir: &str, name: &str) -> BTreeSet<String> {
    #[derive(Deserialize)]
    struct Model {
        outcomes: BTreeSet<String>,
    }
    snapshot::<Model>(lesson_dir, &format!("loom__{name}")).outcomes
}

fn snapshot<T: DeserializeOwned>(lesson_dir: &str, name: &str) -> T {
    let path = Path::new(lesson_dir).join(format!("tests/snapshots/{name}.snap"));
    let text =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    // insta's header stands between two lines of three hyphens.
    let body = text.splitn(3, "---\n").nth(2).unwrap_or_default();
    toml::from_str(body).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Runs a lesson's binary `exe` `times` times with standard input closed, and returns the record.
///
/// `lesson` is the binary's name as a reader types it (`"01"`); `allowed` the outputs it may have.
///
/// # Panics
/// When a run prints something outside `allowed`, writes to standard error, exits with another
/// code than 0, or does not end.
pub fn record(
    lesson: &str,
    exe: &str,
    args: &[&str],
    times: usize,
    allowed: impl IntoIterator<Item = String>,
) -> Recorded {
    let recorded = Recorded {
        command: format!("cargo run --bin {lesson} -- {}", args.join(" ")),
        outputs: allowed.into_iter().collect(),
        stderr: String::new(),
        exit_code: Some(0),
    };
    for _ in 0..times {
        let output = run(Command::new(exe).args(args));
        assert_inside(&recorded.command, &output, &recorded.outputs);
        assert_eq!(
            String::from_utf8_lossy(&output.stderr),
            "",
            "{}",
            recorded.command
        );
    }
    recorded
}

/// Starts a lesson's binary that must never end by itself, watches it for `watched`, kills it, and
/// returns the record.
///
/// A program that truly never ends passes whatever the machine's load; that it never ends is
/// proved by a model check, not by this.
///
/// # Panics
/// When it ends, or what it printed until then is not `printed`.
pub fn record_endless(
    lesson: &str,
    exe: &str,
    args: &[&str],
    watched: Duration,
    printed: &str,
) -> Recorded {
    let command = format!("cargo run --bin {lesson} -- {}", args.join(" "));
    let mut child = Command::new(exe)
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("cannot start {exe}: {error}"));
    let ended = wait_until(&mut child, Instant::now() + watched);
    child.kill().expect("the program can be killed");
    child.wait().expect("the program can be waited for");
    let mut output = String::new();
    child
        .stdout
        .take()
        .expect("piped")
        .read_to_string(&mut output)
        .expect("UTF-8 output");
    assert!(!ended, "{command} ended, after printing {output:?}");
    assert_eq!(output, printed, "{command}");
    Recorded {
        command,
        outputs: BTreeSet::from([output]),
        stderr: String::new(),
        exit_code: None,
    }
}

/// Runs `command` with standard input closed to its end. A Go twin's race detector does not sleep
/// a second before the end, as it does by default.
///
/// # Panics
/// When it cannot be started, or has not ended after 30 seconds.
pub fn run(command: &mut Command) -> Output {
    let mut child = command
        .env("GORACE", "atexit_sleep_ms=10")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("cannot start {command:?}: {error}"));
    let stdout = drain(child.stdout.take().expect("piped"));
    let stderr = drain(child.stderr.take().expect("piped"));
    if !wait_until(&mut child, Instant::now() + LIMIT) {
        child.kill().expect("the program can be killed");
        child.wait().expect("the program can be waited for");
        panic!("{command:?} has not ended after {LIMIT:?}");
    }
    Output {
        status: child.wait().expect("it has ended"),
        stdout: stdout.join().expect("the reader does not panic"),
        stderr: stderr.join().expect("the reader does not panic"),
    }
}

/// What `command` prints on standard output, [`run`] to its end.
///
/// # Panics
/// As [`run`], and when it fails, or prints what is not UTF-8.
pub fn printed(command: &mut Command) -> String {
    let output = run(command);
    assert!(output.status.success(), "{command:?}: {output:?}");
    String::from_utf8(output.stdout).expect("UTF-8 output")
}

/// Says on standard error, past the test runner's capture, that a test was skipped and why; the
/// last test of the workspace counts these.
///
/// # Panics
/// When `CI=true`, where a skipped test is a failure.
pub fn skipped(test: &str, reason: &str) {
    assert!(
        env::var("CI").as_deref() != Ok("true"),
        "skipped while CI=true: {test}: {reason}"
    );
    let line = format!("skipped: {test}: {reason}\n");
    std::io::stderr()
        .write_all(line.as_bytes())
        .expect("standard error can be written");
    fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(go::target_dir().join("skipped-tests"))
        .and_then(|mut file| file.write_all(line.as_bytes()))
        .expect("target can be written");
}

/// Whether `program version_argument` runs and succeeds.
pub fn is_installed(program: &str, version_argument: &str) -> bool {
    Command::new(program)
        .arg(version_argument)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn assert_inside(command: &str, output: &Output, allowed: &BTreeSet<String>) {
    let stdout = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{command} failed with {}: {}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(
        allowed.contains(&*stdout),
        "{command} printed {stdout:?}, which is not among {allowed:?}"
    );
}

fn drain(mut from: impl std::io::Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).expect("the pipe can be read");
        bytes
    })
}

/// Whether `child` ended before `deadline`.
fn wait_until(child: &mut std::process::Child, deadline: Instant) -> bool {
    loop {
        if child
            .try_wait()
            .expect("the program can be waited for")
            .is_some()
        {
            return true;
        }
        if Instant::now() >= deadline {
            return false;
        }
        thread::sleep(Duration::from_millis(2));
    }
}
