//! Puts each mutant of `tests/mutants.toml` into a copy of the tree, and checks that the test it
//! names fails: `cargo run -p workbook-tests --bin mutants [PART-OF-A-NAME]`.
//!
//! The copy and its build stand in `target/mutants`, so that the tree itself is never touched.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output, Stdio};
use std::time::{Duration, Instant};
use std::{env, thread};

use rustix::process::{Pid, Signal, kill_process_group};
use std::os::unix::process::CommandExt as _;
use workbook_tests::mutants::{List, Mutant};
use workbook_tests::root;

/// A test that has not ended after this has not killed its mutant.
const LIMIT: Duration = Duration::from_secs(300);

fn main() -> ExitCode {
    let part = env::args().nth(1).unwrap_or_default();
    let list = List::read();
    let chosen: Vec<&Mutant> = list
        .mutants
        .iter()
        .filter(|mutant| mutant.name.contains(&part))
        .collect();
    if chosen.is_empty() {
        eprintln!("error: no mutant's name contains {part:?}; tests/mutants.toml lists them");
        return ExitCode::from(2);
    }
    let tree = root().join("target/mutants/tree");
    if let Err(error) = copy_tree(&tree) {
        eprintln!("error: cannot copy the tree to {}: {error}", tree.display());
        return ExitCode::FAILURE;
    }
    let mut killed = 0;
    for mutant in &chosen {
        let (_, _, test) = &mutant.killed_by;
        match check(mutant, &tree) {
            Ok(()) => {
                killed += 1;
                println!("killed    {} — by {test}", mutant.name);
            }
            Err(why) => println!("SURVIVED  {} — {test}: {why}", mutant.name),
        }
    }
    let survived = chosen.len() - killed;
    println!("\nmutants: {killed} killed, {survived} survived");
    if survived == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Copies what git tracks or would track, as it is in the work tree, leaving unchanged files alone so that cargo
/// need not build them again, and removing what is no longer there.
fn copy_tree(tree: &Path) -> std::io::Result<()> {
    let listed = Command::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(root())
        .output()?;
    if !listed.status.success() {
        return Err(std::io::Error::other("git cannot list the files"));
    }
    let listed = String::from_utf8(listed.stdout).map_err(std::io::Error::other)?;
    let files: Vec<&str> = listed.split_terminator('\0').collect();
    remove_others(tree, tree, &files)?;
    for file in files.into_iter().filter(|file| root().join(file).exists()) {
        let (from, to) = (root().join(file), tree.join(file));
        let content = fs::read(&from)?;
        if fs::read(&to).ok().as_deref() != Some(content.as_slice()) {
            fs::create_dir_all(to.parent().expect("a file has a folder"))?;
            fs::write(&to, content)?;
        }
    }
    Ok(())
}

fn remove_others(tree: &Path, dir: &Path, files: &[&str]) -> std::io::Result<()> {
    let Ok(entries) = fs::read_dir(dir) else {
        return Ok(());
    };
    for entry in entries {
        let path: PathBuf = entry?.path();
        let name = path.strip_prefix(tree).expect("it is in the tree");
        if path.is_dir() {
            remove_others(tree, &path, files)?;
        } else if !files.iter().any(|file| Path::new(file) == name) {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

/// Whether the named test passes without the fault and fails with it.
fn check(mutant: &Mutant, tree: &Path) -> Result<(), String> {
    let path = tree.join(&mutant.file);
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", mutant.file))?;
    let faulty = mutant.apply(&text)?;
    let sound = run_test(mutant, tree)?;
    if !passes(&sound, mutant) {
        return Err("does not pass without the fault".to_owned());
    }
    fs::write(&path, faulty).map_err(|error| error.to_string())?;
    let result = run_test(mutant, tree);
    fs::write(&path, text).map_err(|error| error.to_string())?;
    let output = result?;
    let stderr = String::from_utf8_lossy(&output.stderr);
    if stderr.contains("could not compile") {
        Err(format!("the fault does not compile:\n{stderr}"))
    } else if output.status.success() || passes(&output, mutant) {
        Err("the test still passes".to_owned())
    } else {
        // It failed, or the whole test process died of it, as loom's may.
        Ok(())
    }
}

fn passes(output: &Output, mutant: &Mutant) -> bool {
    let line = format!("test {} ... ok", mutant.killed_by.2);
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .any(|printed| printed == line)
}

fn run_test(mutant: &Mutant, tree: &Path) -> Result<Output, String> {
    let (package, target, test) = &mutant.killed_by;
    let mut command = Command::new(env!("CARGO"));
    command.args(["test", "-p", package]);
    match target.as_str() {
        "lib" => command.arg("--lib"),
        target => command.args(["--test", target]),
    };
    let child = command
        .args(["--", "--exact", test])
        .current_dir(tree)
        .env("CARGO_TARGET_DIR", root().join("target/mutants/target"))
        .env("INSTA_UPDATE", "no")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .process_group(0)
        .spawn()
        .map_err(|error| format!("cannot start cargo: {error}"))?;
    let group = Pid::from_child(&child);
    let waiting = thread::spawn(move || child.wait_with_output());
    let deadline = Instant::now() + LIMIT;
    while !waiting.is_finished() {
        if Instant::now() > deadline {
            // The group may be gone already; then there is nothing left to stop.
            let _ = kill_process_group(group, Signal::KILL);
            return Err(format!("the test has not ended after {LIMIT:?}"));
        }
        thread::sleep(Duration::from_millis(5));
    }
    let output = waiting.join().expect("waiting does not panic");
    output.map_err(|error| error.to_string())
}
