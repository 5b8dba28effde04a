//! What a process has of its own in a directory, and what in a container.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::process::Command;

use crate::sync::print;

/// What of a process can be its own, as Linux lists it; clocks are left out.
const NAMESPACES: [&str; 7] = ["cgroup", "ipc", "mnt", "net", "pid", "user", "uts"];

/// Goes into a new directory, then into new namespaces, and says each time what is new.
pub fn not_a_container() {
    let before = here();
    fs::create_dir("box").expect("nobody else is here");
    env::set_current_dir("box").expect("it has just been made");
    print(format!("in a new directory: {}", new(&before, &here())));
    match unshared(&["readlink", "-v"], true) {
        Some(links) => {
            let inside = links.lines().map(str::to_owned).collect();
            print(format!("in new namespaces: {}", new(&before, &inside)));
            let first = unshared(&["sh", "-c", "echo $$"], false).unwrap_or_default();
            print(format!("its first process has the number {}", first.trim()));
            print(format!("with the directory as its root: {}", rooted()));
        }
        None => print("in new namespaces: not permitted here"),
    }
}

/// Which namespaces this process is in.
fn here() -> BTreeSet<String> {
    let links = NAMESPACES.iter().map(|name| fs::read_link(link(name)));
    links
        .flatten()
        .map(|target| target.display().to_string())
        .collect()
}

fn link(namespace: &str) -> String {
    format!("/proc/self/ns/{namespace}")
}

/// The names of those that are not as before.
fn new(before: &BTreeSet<String>, after: &BTreeSet<String>) -> String {
    let names: Vec<&str> = (after.difference(before))
        .map(|target| target.split(':').next().unwrap_or_default())
        .collect();
    match names[..] {
        [] => "nothing new".to_owned(),
        _ => format!("another {}", names.join(", ")),
    }
}

// ANCHOR: unshared
/// What a command prints in namespaces of its own; `None` where that is not permitted.
fn unshared(command: &[&str], links: bool) -> Option<String> {
    let mut unshare = Command::new("unshare");
    unshare.args(["--user", "--map-root-user", "--mount", "--pid", "--fork"]);
    unshare
        .args(["--uts", "--ipc", "--net", "--cgroup"])
        .args(command);
    if links {
        unshare.args(NAMESPACES.map(link));
    }
    let output = unshare.output().ok()?;
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    output.status.success().then_some(printed)
}
// ANCHOR_END: unshared

/// What becomes of a program whose root file system is this new directory.
fn rooted() -> &'static str {
    let mut unshare = Command::new("unshare");
    unshare.args(["--user", "--map-root-user", "--root=.", "/bin/true"]);
    match unshare.output() {
        Ok(output) if output.status.success() => "a program runs",
        _ => "no program can run, for there is none",
    }
}
