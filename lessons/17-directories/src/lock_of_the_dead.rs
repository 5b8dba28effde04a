//! A process is killed while it holds a directory as its lock, and a lock of the kernel.

use std::env;
use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader};
use std::process::{Command, ExitCode, Stdio};

use lesson_program::clap::{self, Arg, ArgAction, ArgMatches};

use crate::sync::{print, read_line};

const DIRECTORY: &str = "lock-directory";
const FILE: &str = "lock-file";

/// Without arguments it plays the whole story.
pub fn arguments(command: clap::Command) -> clap::Command {
    let hold = Arg::new("hold").long("hold").action(ArgAction::SetTrue);
    command.arg(hold.help("Only take both locks, here, and hold them until a line is typed"))
}

/// The story, in a directory of its own, or the part of the one who dies, in the current one.
pub fn run(matches: &ArgMatches) -> ExitCode {
    let told = match matches.get_flag("hold") {
        true => hold(),
        false => tell(),
    };
    match told {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

// ANCHOR: hold
/// Takes both locks and keeps them while it lives, or until a line is typed.
fn hold() -> io::Result<()> {
    fs::create_dir(DIRECTORY)?;
    let file = File::create(FILE)?;
    file.lock()?; // flock(2) on Linux
    print("held");
    read_line();
    fs::remove_dir(DIRECTORY)
}
// ANCHOR_END: hold

/// Lets a process die with both locks, and tries to take them.
fn tell() -> io::Result<()> {
    let scratch = tempfile::tempdir()?;
    let mut holder = Command::new(env::current_exe()?)
        .args(["lock-of-the-dead", "--hold"])
        .current_dir(&scratch)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut line = String::new();
    let stdout = holder.stdout.take().expect("it is piped");
    BufReader::new(stdout).read_line(&mut line)?;
    let file = File::open(scratch.path().join(FILE))?;
    print(format!("while it lives: {}", free(&scratch, &file)));
    holder.kill()?;
    holder.wait()?;
    print(format!("when it is dead: {}", free(&scratch, &file)));
    Ok(())
}

/// Which of the locks can be had.
fn free(scratch: &tempfile::TempDir, file: &File) -> String {
    let word = |free| if free { "free" } else { "taken" };
    let directory = fs::create_dir(scratch.path().join(DIRECTORY)).is_ok();
    let file = file.try_lock().is_ok();
    format!(
        "the directory is {}, the file's lock {}",
        word(directory),
        word(file)
    )
}
