//! Names of every kind, given to Go's `filepath.Join` and `os.MkdirAll` and to this lesson's: the path
//! that is meant, how it ends, and what is there afterwards. One test, since it changes the current
//! directory.
#![cfg(unix)]

use std::env;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use lesson_17_directories::join::join;
use lesson_17_directories::real::Real;
use lesson_17_directories::whole_or_nothing::create;
use lesson_program::recorded::{plain_go_twin, run};

/// What came of a name.
#[derive(PartialEq, Eq)]
struct Answer {
    path: PathBuf,
    /// At which path it ended, and the number of the error.
    failed: Option<(PathBuf, i32)>,
    /// Everything that is there afterwards.
    tree: Vec<PathBuf>,
}

/// Bases and names. `base` is there, and in it a directory, a file, and links to all that a link can lead to.
fn cases() -> Vec<(Vec<u8>, Vec<u8>)> {
    let long = |length| "x".repeat(length);
    let names = [
        "one",
        "a/b/c",
        "",
        ".",
        "..",
        "/",
        "/absolute",
        "../beside",
        "../../above",
        "a//b///",
        "./a/./b/",
        "missing/../b",
        "to-dir/../b",
        "a/../../beside",
        "dir",
        "dir/new",
        "file",
        "file/x",
        "file/../b",
        "to-dir",
        "to-dir/x",
        "to-file",
        "to-file/x",
        "dangling",
        "dangling/x",
        "loop",
        "loop/x",
        " ",
        "-p",
        "a\nb",
        "🦀",
        "nul\0nul",
        "a/nul\0nul",
        "...",
        "~",
    ];
    let mut cases: Vec<(Vec<u8>, Vec<u8>)> = (names.iter())
        .map(|name| (b"base".to_vec(), name.as_bytes().to_vec()))
        .collect();
    cases.push((b"base".to_vec(), b"\xff\xfe/\x80".to_vec()));
    cases.push((b"base".to_vec(), long(255).into_bytes()));
    cases.push((b"base".to_vec(), long(256).into_bytes()));
    cases.push((b"base".to_vec(), format!("a/{}", long(256)).into_bytes()));
    for (base, name) in [
        ("", "one"),
        ("", ""),
        (".", "a"),
        ("", "/"),
        ("/", ""),
        ("../x/", "./y"),
    ] {
        cases.push((base.into(), name.into()));
    }
    cases
}

/// A directory in which all that a name can meet is there; `x/y` in it is where one stands.
fn prepared() -> tempfile::TempDir {
    let scratch = tempfile::tempdir().unwrap();
    let here = scratch.path().join("x/y");
    fs::create_dir_all(here.join("base/dir")).unwrap();
    let base = here.join("base");
    fs::write(base.join("file"), "").unwrap();
    for (link, target) in [
        ("to-dir", "dir"),
        ("to-file", "file"),
        ("dangling", "nowhere"),
        ("loop", "loop"),
    ] {
        symlink(target, base.join(link)).unwrap();
    }
    scratch
}

fn tree(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let entry = entry.unwrap();
        found.push(entry.path());
        if entry.file_type().unwrap().is_dir() {
            found.extend(tree(&entry.path()));
        }
    }
    found
}

/// What is in the scratch directory, seen from it.
fn all(scratch: &Path) -> Vec<PathBuf> {
    let within = |path: PathBuf| path.strip_prefix(scratch).unwrap().to_owned();
    let mut all: Vec<PathBuf> = tree(scratch).into_iter().map(within).collect();
    all.sort();
    all
}

fn ours(base: &[u8], name: &[u8]) -> Answer {
    let scratch = prepared();
    env::set_current_dir(scratch.path().join("x/y")).unwrap();
    let path = join(OsStr::from_bytes(base), OsStr::from_bytes(name));
    let failed = create(&Real, &path).err().map(|failed| {
        // A name with NUL does not even reach the system.
        let invalid = || i32::from(failed.cause.kind() == io::ErrorKind::InvalidInput) * 22;
        let number = failed.cause.raw_os_error().unwrap_or_else(invalid);
        (failed.path, number)
    });
    let tree = all(scratch.path());
    Answer { path, failed, tree }
}

fn gos(twin: &Path, base: &[u8], name: &[u8]) -> Answer {
    let hex = |bytes: &[u8]| -> String { bytes.iter().map(|byte| format!("{byte:02x}")).collect() };
    let path = |hex: &str| {
        let byte = |at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
        let bytes: Vec<u8> = (0..hex.len()).step_by(2).map(byte).collect();
        PathBuf::from(OsStr::from_bytes(&bytes))
    };
    let scratch = prepared();
    let mut command = Command::new(twin);
    command
        .args([hex(base), hex(name)])
        .current_dir(scratch.path().join("x/y"));
    let output = run(&mut command);
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let failed = |failed: &[&str]| (path(failed[0]), failed[1].parse().unwrap());
    Answer {
        path: path(lines[0]),
        failed: (lines.len() == 3).then(|| failed(&lines[1..])),
        tree: all(scratch.path()),
    }
}

fn short(path: &Path) -> String {
    format!("{path:?}").replace(&"x".repeat(256), "xxx…")
}

fn told(answer: &Answer, untouched: &[PathBuf]) -> String {
    let mut told = match &answer.failed {
        None => "succeeds".to_owned(),
        Some((path, number)) => {
            let error = io::Error::from_raw_os_error(*number).to_string();
            let error = error.split(" (").next().unwrap_or_default();
            format!("{} at {}", error, short(path))
        }
    };
    let left = answer.tree.iter().filter(|path| !untouched.contains(path));
    if answer.failed.is_some() {
        left.for_each(|path| {
            write!(
                told,
                ", leaves {}",
                short(path.strip_prefix("x/y").unwrap())
            )
            .unwrap()
        });
    }
    told
}

#[test]
fn every_name_is_answered_as_go_does_or_listed() {
    let Some(twin) = plain_go_twin(env!("CARGO_MANIFEST_DIR"), "names") else {
        return;
    };
    let home = env::current_dir().unwrap();
    let untouched = all(prepared().path());
    let mut differences = String::new();
    for (base, name) in cases() {
        let (ours, gos) = (ours(&base, &name), gos(&twin, &base, &name));
        assert_eq!(ours.path, gos.path, "{name:?} means another path");
        let succeeds = |answer: &Answer| answer.failed.is_none();
        assert_eq!(succeeds(&ours), succeeds(&gos), "{:?}", ours.path);
        if succeeds(&ours) {
            assert!(ours.tree == gos.tree, "{:?}", ours.path);
        } else {
            assert!(ours.tree == untouched, "{:?} leaves something", ours.path);
        }
        if ours != gos {
            let told = [&gos, &ours].map(|answer| told(answer, &untouched));
            writeln!(
                differences,
                "{}\n  Go:   {}\n  Rust: {}",
                short(&ours.path),
                told[0],
                told[1]
            )
            .unwrap();
        }
    }
    env::set_current_dir(home).unwrap();
    // Named so that the page finds it.
    insta::with_settings!({ prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("output__differences", differences);
    });
}
