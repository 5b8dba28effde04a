//! `make-directory BASE NAME` (program A2.2).

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use lesson_program::clap::{Arg, ArgMatches, Command, value_parser};

use crate::failed::Failed;
use crate::join::join;
use crate::real::Real;
use crate::{tree, whole_or_nothing};

/// The base path and the name, each with a default.
pub fn arguments(command: Command) -> Command {
    let argument = |name, default| {
        Arg::new(name)
            .value_parser(value_parser!(OsString))
            .default_value(default)
    };
    command
        .arg(
            argument("BASE", "target/boxes").help("Where to create it; made too, if it is missing"),
        )
        .arg(argument("NAME", "one").help("What to call it; may contain directories"))
}

fn path(matches: &ArgMatches) -> PathBuf {
    let argument = |name| matches.get_one::<OsString>(name).expect("it has a default");
    join(argument("BASE"), argument("NAME"))
}

/// The line in which the Go program tells of success: the path byte by byte, in UTF-8 or not.
fn tell(path: &Path) -> io::Result<()> {
    let line = [
        b"Directory created: ",
        path.as_os_str().as_encoded_bytes(),
        b"\n",
    ]
    .concat();
    let mut stdout = io::stdout().lock();
    stdout.write_all(&line)?;
    stdout.flush()
}

// ANCHOR: mended
/// Makes the directory, and says so if that is so.
pub fn mended(matches: &ArgMatches) -> ExitCode {
    let path = path(matches);
    let told = whole_or_nothing::create(&Real, &path)
        .map_err(|failed| failed.to_string())
        .and_then(|()| tell(&path).map_err(|error| format!("cannot print: {error}")));
    match told {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
// ANCHOR_END: mended

// ANCHOR: as-written
/// As the Go program does it: the error is a line of output, and the exit code says that all is well.
pub fn as_written(matches: &ArgMatches) -> ExitCode {
    let path = path(matches);
    let told = match tree::one_by_one(&Real, &path) {
        Ok(()) => tell(&path),
        Err(Failed { path, cause }) => {
            writeln!(
                io::stdout(),
                "Error creating directory: mkdir {}: {cause}",
                path.display()
            )
        }
    };
    let _ = told; // as Go's Println does
    ExitCode::SUCCESS
}
// ANCHOR_END: as-written
