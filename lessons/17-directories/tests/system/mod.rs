//! Ways to let a system refuse a directory: as an ordinary user, on a file system of one's own, and
//! by a filter on system calls, which needs no permission at all.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, Output};
use std::thread;

use lesson_program::recorded::run;
use seccompiler::{TargetArch, apply_filter, compile_from_json};
use tempfile::TempDir;

const EXE: &str = env!("CARGO_BIN_EXE_17");

/// The user `nobody`, who owns nothing here.
const NOBODY: u32 = 65534;

/// A new directory that anybody can enter, with the program in it: an ordinary user may not even see
/// where it was built.
pub fn entered_by_all() -> TempDir {
    let scratch = tempfile::tempdir().unwrap();
    fs::set_permissions(&scratch, fs::Permissions::from_mode(0o755)).unwrap();
    fs::copy(EXE, scratch.path().join("17")).unwrap();
    scratch
}

/// Lets `command` run as an ordinary user, whom permissions bind: as root would, it gives itself up.
pub fn as_ordinary_user(command: &mut Command) -> &mut Command {
    match rustix::process::geteuid().is_root() {
        true => command.uid(NOBODY).gid(NOBODY),
        false => command,
    }
}

/// Runs `program` in a thread, and processes that it starts, with every `mkdir` refused by the kernel
/// with this error.
pub fn refused<R: Send>(error: i32, program: impl FnOnce() -> R + Send) -> R {
    let mkdir: &[&str] = match std::env::consts::ARCH {
        "x86_64" => &["mkdir", "mkdirat"],
        _ => &["mkdirat"],
    };
    let calls: Vec<String> = (mkdir.iter())
        .map(|name| format!(r#"{{"syscall": "{name}"}}"#))
        .collect();
    let json = format!(
        r#"{{"all": {{"mismatch_action": "allow", "match_action": {{"errno": {error}}}, "filter": [{}]}}}}"#,
        calls.join(", ")
    );
    let arch =
        TargetArch::try_from(std::env::consts::ARCH).expect("a filter can be written for it");
    let filters = compile_from_json(json.as_bytes(), arch).expect("a filter");
    thread::scope(|scope| {
        let filtered = scope.spawn(|| {
            apply_filter(&filters["all"]).expect("a process may restrict itself");
            program()
        });
        filtered.join().expect("it does not panic")
    })
}

/// What `make-directory . a/b/c/d/e` says on a new file system in memory, mounted with these options, and
/// what is there afterwards; `None` where none may be mounted.
pub fn on_a_file_system(options: &str) -> Option<Output> {
    let scratch = tempfile::tempdir().unwrap();
    let script = r#"mount -t tmpfs -o "$1" tmpfs "$2" && cd "$2" || exit 99
        "$3" make-directory . a/b/c/d/e; code=$?; ls -A; exit $code"#;
    let mut unshare = Command::new("unshare");
    unshare.args([
        "--user",
        "--map-root-user",
        "--mount",
        "sh",
        "-c",
        script,
        "sh",
        options,
    ]);
    unshare.arg(scratch.path()).arg(EXE);
    // `run` panics where there is no such program.
    unshare
        .output()
        .ok()
        .filter(|output| matches!(output.status.code(), Some(0 | 1)) && !is_refusal(output))
}

/// Whether it was unshare that failed.
fn is_refusal(output: &Output) -> bool {
    String::from_utf8_lossy(&output.stderr).starts_with("unshare:")
}

/// What `make-directory . PATH` says in `dir`.
pub fn make(exe: &Path, dir: &Path, path: &str) -> Output {
    run(Command::new(exe)
        .args(["make-directory", ".", path])
        .current_dir(dir))
}
