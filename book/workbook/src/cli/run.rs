//! `run NN [NAME]`: a lesson's programs, as `cargo run --bin NN` would run them.

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};

use clap::Args;

use super::{USAGE, failed};
use crate::{Lesson, Program, Workspace, cargo};

#[derive(Args)]
pub(super) struct Run {
    /// The lesson's number, such as 01
    lesson: String,
    /// The program's name; without it all of the lesson's programs run but the bugs
    name: Option<String>,
    /// Run the version that is faithful to the Go original, faults included
    #[arg(long)]
    as_written: bool,
}

impl Run {
    pub(super) fn run(&self, workspace: &Workspace) -> ExitCode {
        let lessons = match workspace.lessons() {
            Ok(lessons) => lessons,
            Err(problems) => return failed(&problems),
        };
        let lesson = match self.choose(&lessons) {
            Ok(lesson) => lesson,
            Err(message) => {
                eprintln!("error: {}", message.trim_end());
                return ExitCode::from(USAGE);
            }
        };
        match self.start(workspace, lesson) {
            Ok(code) => code,
            Err(error) => failed(&error),
        }
    }

    /// The lesson, once it is certain that it has what is asked for.
    fn choose<'a>(&self, lessons: &'a [Lesson]) -> Result<&'a Lesson, String> {
        let number = format!("{:0>2}", self.lesson);
        let Some(lesson) = lessons.iter().find(|lesson| lesson.number == number) else {
            return Err(format!(
                "there is no lesson {}; there are:\n\n{}",
                self.lesson,
                listing(lessons)
            ));
        };
        let Some(name) = &self.name else {
            return Ok(lesson);
        };
        let there_are = || format!("lesson {number} has:\n\n{}", programs(lesson));
        match lesson.program(name) {
            None => Err(format!("there is no program {name}; {}", there_are())),
            Some(program) if self.as_written && !program.as_written => Err(format!(
                "{name} has no --as-written version: leave the flag out"
            )),
            Some(_) => Ok(lesson),
        }
    }

    fn start(&self, workspace: &Workspace, lesson: &Lesson) -> Result<ExitCode, String> {
        let executable = build(workspace, lesson)?;
        let mut command = Command::new(&executable);
        command.args(&self.name);
        if self.as_written {
            command.arg("--as-written");
        }
        become_program(&mut command)
    }
}

/// Builds the lesson's binary, cargo speaking to the reader, and says where it is.
fn build(workspace: &Workspace, lesson: &Lesson) -> Result<PathBuf, String> {
    let mut cargo = cargo::build(workspace, lesson)
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot start cargo: {error}"))?;
    let messages = cargo.stdout.take().map(BufReader::new);
    let executable = messages
        .into_iter()
        .flat_map(|messages| messages.lines().map_while(Result::ok))
        .filter_map(|line| cargo::executable(lesson, &line))
        .last();
    let status = cargo
        .wait()
        .map_err(|error| format!("cannot wait for cargo: {error}"))?;
    executable
        .filter(|_| status.success())
        .ok_or_else(|| format!("lesson {} does not build", lesson.number))
}

/// Replaces this process by the program, so that signals and exit codes are the program's own.
#[cfg(unix)]
fn become_program(command: &mut Command) -> Result<ExitCode, String> {
    use std::os::unix::process::CommandExt as _;
    let error = command.exec();
    Err(format!(
        "cannot start {}: {error}",
        command.get_program().to_string_lossy()
    ))
}

#[cfg(not(unix))]
fn become_program(command: &mut Command) -> Result<ExitCode, String> {
    let status = command.status().map_err(|error| {
        format!(
            "cannot start {}: {error}",
            command.get_program().to_string_lossy()
        )
    })?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

/// The lessons and their programs, part by part.
pub(super) fn listing(lessons: &[Lesson]) -> String {
    let mut listing = String::new();
    for part in lessons.chunk_by(|a, b| a.part == b.part) {
        let _ = writeln!(listing, "Part {} · {}", part[0].part, part[0].part_title);
        for lesson in part {
            let _ = writeln!(
                listing,
                "\n  {} {} — {}",
                lesson.number, lesson.title, lesson.summary
            );
            listing.push_str(&programs(lesson));
        }
        listing.push('\n');
    }
    listing.truncate(listing.trim_end().len());
    listing + "\n"
}

fn programs(lesson: &Lesson) -> String {
    let width = lesson
        .programs
        .iter()
        .map(|p| p.name.len())
        .max()
        .unwrap_or(0);
    let mut programs = String::new();
    for program in &lesson.programs {
        let flag = match program {
            Program { bug: true, .. } => " (a bug)",
            Program {
                as_written: true, ..
            } => " (also --as-written)",
            _ => "",
        };
        let _ = writeln!(
            programs,
            "     {:width$}  {}{flag}",
            program.name, program.about
        );
    }
    programs
}
