//! The command line that every lesson's binary shares.
//!
//! A lesson's `main` names its programs and hands them to [`main`]; every lesson then answers
//! `NAME`, `--as-written`, `--help` and a wrong name in the same way. With the feature `recorded`
//! the crate also runs those binaries, and their Go twins, from tests, and describes the machine that
//! a benchmark runs on; with `explored`, it explores the programs and keeps their schedule graphs;
//! with `drawn`, it draws what was measured.

use std::env;
use std::io::Write as _;
use std::process::{Command, ExitCode};

use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction};

pub use clap;
pub use clap::ArgMatches;

pub mod address;
#[cfg(feature = "recorded")]
pub mod beside;
#[cfg(feature = "drawn")]
pub mod drawing;
#[cfg(feature = "explored")]
pub mod explored;
#[cfg(feature = "recorded")]
pub mod machine;
#[cfg(feature = "recorded")]
pub mod measured;
#[cfg(feature = "recorded")]
pub mod outcomes;
#[cfg(feature = "recorded")]
pub mod recorded;
#[cfg(feature = "recorded")]
pub mod refused;
#[cfg(feature = "recorded")]
pub mod rounds;
#[cfg(feature = "recorded")]
pub mod sample;

/// One program of a lesson.
#[derive(Debug, Clone, Copy)]
pub struct Program {
    name: &'static str,
    about: &'static str,
    arguments: Option<fn(clap::Command) -> clap::Command>,
    run: Run,
    as_written: Option<Run>,
    alone: &'static [&'static str],
    bug: bool,
}

/// What a program does.
#[derive(Debug, Clone, Copy)]
enum Run {
    Plain(fn()),
    With(fn(&ArgMatches) -> ExitCode),
}

impl Run {
    fn run(self, arguments: &ArgMatches) -> ExitCode {
        match self {
            Self::Plain(run) => {
                run();
                ExitCode::SUCCESS
            }
            Self::With(run) => run(arguments),
        }
    }
}

impl Program {
    /// A program of the curriculum, in its mended form. `about` is one line for `--help`.
    pub const fn new(name: &'static str, about: &'static str, run: fn()) -> Self {
        Self {
            name,
            about,
            arguments: None,
            run: Run::Plain(run),
            as_written: None,
            alone: &[],
            bug: false,
        }
    }

    /// A program with arguments of its own, which `arguments` adds to its command, and an exit code
    /// of its own.
    pub const fn with_arguments(
        name: &'static str,
        about: &'static str,
        arguments: fn(clap::Command) -> clap::Command,
        run: fn(&ArgMatches) -> ExitCode,
    ) -> Self {
        Self {
            name,
            about,
            arguments: Some(arguments),
            run: Run::With(run),
            as_written: None,
            alone: &[],
            bug: false,
        }
    }

    /// The arguments it has when all programs of its lesson run, one after the other: for servers,
    /// which would not end.
    pub const fn alone(self, arguments: &'static [&'static str]) -> Self {
        Self {
            alone: arguments,
            ..self
        }
    }

    /// A bug of the lesson, to be run by its name only: it may hang, and running the whole lesson
    /// leaves it out.
    pub const fn bug(name: &'static str, about: &'static str, run: fn()) -> Self {
        Self {
            bug: true,
            ..Self::new(name, about, run)
        }
    }

    /// The same program as faithful to the Go original as Rust allows, faults included; it runs
    /// when `--as-written` is given.
    pub const fn as_written(self, run: fn()) -> Self {
        Self {
            as_written: Some(Run::Plain(run)),
            ..self
        }
    }

    /// The same of a program with arguments.
    pub const fn as_written_with(self, run: fn(&ArgMatches) -> ExitCode) -> Self {
        Self {
            as_written: Some(Run::With(run)),
            ..self
        }
    }
}

/// Runs the programs that the command line asks for; the whole `main` of a lesson.
///
/// Without a name every program that is not a bug runs, one after the other, each under a heading
/// and in a process of its own, because when the original's `main` returns its process ends.
/// `lesson` is the binary's name, such as `"01"`, and `title` the lesson's.
///
/// Returns exit code 1 when one of several programs failed. The process ends with exit code 2 on
/// a wrong command line, after a message that lists what there is.
pub fn main(lesson: &'static str, title: &'static str, programs: &[Program]) -> ExitCode {
    let mut command = command(lesson, title, programs);
    let matches = match command.try_get_matches_from_mut(env::args_os()) {
        Ok(matches) => matches,
        Err(error) if error.kind() == ErrorKind::InvalidSubcommand => {
            let name = error.get(ContextKind::InvalidSubcommand);
            let name = name.map(ToString::to_string).unwrap_or_default();
            eprintln!(
                "error: there is no program {name}\n\n{}",
                command.render_help()
            );
            return ExitCode::from(2);
        }
        Err(error) => error.exit(),
    };
    let as_written = matches.get_flag("as-written");
    match chosen(&matches, programs) {
        Some((program, arguments)) => match body(program, as_written) {
            Some(run) => run.run(arguments),
            None => {
                eprintln!(
                    "error: {} has no --as-written: leave the flag out; `cargo run --bin {lesson} -- --help` lists the programs",
                    program.name
                );
                ExitCode::from(2)
            }
        },
        None if as_written && !have_as_written(programs) => {
            eprintln!(
                "error: no program of {lesson} has an --as-written version: leave the flag out"
            );
            ExitCode::from(2)
        }
        None => run_each(programs, as_written),
    }
}

fn have_as_written(programs: &[Program]) -> bool {
    programs.iter().any(|program| program.as_written.is_some())
}

fn command(lesson: &'static str, title: &'static str, programs: &[Program]) -> clap::Command {
    // The front page's crate is no numbered lesson.
    let title = match lesson.parse::<u8>() {
        Ok(_) => format!("Lesson {lesson}: {title}"),
        Err(_) => title.to_owned(),
    };
    clap::Command::new(lesson)
        .bin_name(format!("cargo run --bin {lesson} --"))
        .about(format!(
            "{title}. Without a name, all programs run but the bugs."
        ))
        .subcommand_value_name("NAME")
        .subcommand_help_heading("Programs")
        .disable_help_subcommand(true)
        .arg(as_written(have_as_written(programs)))
        .subcommands(programs.iter().map(subcommand))
}

/// The flag, which `--help` shows where there is such a version; elsewhere it is known all the same,
/// to be refused in words of our own.
fn as_written(there: bool) -> Arg {
    Arg::new("as-written")
        .long("as-written")
        .global(true)
        .hide(!there)
        .action(ArgAction::SetTrue)
        .help("Run the version that is faithful to the Go original, faults included")
}

fn subcommand(program: &Program) -> clap::Command {
    let command = clap::Command::new(program.name)
        .about(about(program))
        .arg(as_written(program.as_written.is_some()));
    match program.arguments {
        // A number below zero is out of some range, and no flag.
        Some(arguments) => arguments(command).mut_args(|arg| {
            let takes_values = arg.get_action().takes_values();
            arg.allow_negative_numbers(takes_values)
        }),
        None => command,
    }
}

fn about(program: &Program) -> String {
    let mark = if program.bug { " (a bug)" } else { "" };
    format!("{}{mark}", program.about)
}

/// The program that is asked for, and its own arguments.
fn chosen<'a>(
    matches: &'a ArgMatches,
    programs: &'a [Program],
) -> Option<(&'a Program, &'a ArgMatches)> {
    let (name, arguments) = matches.subcommand()?;
    let program = programs.iter().find(|program| program.name == name)?;
    Some((program, arguments))
}

fn body(program: &Program, as_written: bool) -> Option<Run> {
    if as_written {
        program.as_written
    } else {
        Some(program.run)
    }
}

fn run_each(programs: &[Program], as_written: bool) -> ExitCode {
    let runnable = |program: &&Program| !program.bug && body(program, as_written).is_some();
    let mut failed = false;
    for program in programs.iter().filter(runnable) {
        if !heading(program.name) {
            return ExitCode::FAILURE;
        }
        failed |= !run_alone(program, as_written);
    }
    if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// Whether the heading could be written: when standard output is gone there is nobody to run for.
fn heading(name: &str) -> bool {
    let mut stdout = std::io::stdout().lock();
    writeln!(stdout, "== {name} ==").is_ok() && stdout.flush().is_ok()
}

fn run_alone(program: &Program, as_written: bool) -> bool {
    let run = || -> std::io::Result<bool> {
        let mut child = Command::new(env::current_exe()?);
        child.arg(program.name).args(program.alone);
        if as_written {
            child.arg("--as-written");
        }
        Ok(child.status()?.success())
    };
    run().unwrap_or_else(|error| {
        eprintln!("error: cannot start {}: {error}", program.name);
        false
    })
}
