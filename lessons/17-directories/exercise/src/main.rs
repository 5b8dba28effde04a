//! Runs the exercise of lesson 17 on the real file system: threads of this process and of another.

pub use interleave_sync::native as sync;

mod exercise;

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use exercise::{Runs, new_run};
use sync::{print, thread};

const THREADS: usize = 2;
const EACH: usize = 25;

/// A real directory.
struct Directory(PathBuf);

impl Runs for Directory {
    fn create_dir(&self, name: &str) -> io::Result<()> {
        fs::create_dir(self.0.join(name))
    }

    fn exists(&self, name: &str) -> bool {
        self.0.join(name).exists()
    }

    fn read(&self, name: &str) -> io::Result<String> {
        fs::read_to_string(self.0.join(name))
    }

    fn write(&self, name: &str, text: &str) -> io::Result<()> {
        fs::write(self.0.join(name), text)
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        rename(&self.0.join(from), &self.0.join(to))
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        let path = self.0.join(name);
        match path.is_dir() {
            true => fs::remove_dir(path),
            false => fs::remove_file(path),
        }
    }
}

/// Replaces nothing, on Linux and macOS.
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        Ok(renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE)?)
    }
    #[cfg(not(any(target_os = "linux", target_os = "macos")))]
    fs::rename(from, to)
}

/// Makes runs in several threads. Panics when one fails or the numbers of a thread do not increase.
fn make_runs(runs: &Directory) {
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                let mut last = 0;
                for _ in 0..EACH {
                    let number = new_run(runs, "seed = 17").expect("there is room");
                    assert!(number > last, "{number} came after {last}");
                    last = number;
                }
            });
        }
    });
}

fn main() -> io::Result<()> {
    // The other process is told where.
    if let Some(directory) = env::args_os().nth(1) {
        make_runs(&Directory(directory.into()));
        return Ok(());
    }
    let scratch = tempfile::tempdir()?;
    let mut other = Command::new(env::current_exe()?);
    let mut other = other.arg(scratch.path()).stdin(Stdio::null()).spawn()?;
    let runs = Directory(scratch.path().to_owned());
    make_runs(&runs);
    let succeeded = other.wait()?.success();
    let all = 2 * THREADS * EACH;
    let whole = (1..=all)
        .filter(|number| runs.exists(&format!("run-{number}/parameters")))
        .count();
    let there = fs::read_dir(&scratch)?.count();
    print(format!(
        "{whole} of {all} runs, {} other names; the other process succeeded: {succeeded}",
        there - whole
    ));
    Ok(())
}
