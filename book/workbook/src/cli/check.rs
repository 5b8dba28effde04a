//! `check [NN]`: what the checker says of what the reader wrote.

use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;

use clap::Args;

use super::exercises::{Refused, choose, interruptible, load, next, update};
use super::say;
use crate::Workspace;
use crate::course::{Exercise, Machine, State, Step, Verdict};

#[derive(Args)]
pub(super) struct Check {
    /// The lesson's number, such as 01 [default: the first exercise that is not solved]
    #[arg(value_name = "NN")]
    lesson: Option<String>,
}

/// The exit code of a process that SIGINT ends.
const INTERRUPTED: u8 = 130;

impl Check {
    pub(super) fn run(self, workspace: Workspace) -> ExitCode {
        interruptible(ExitCode::from(INTERRUPTED), move || {
            match self
                .exercise(&workspace)
                .and_then(|exercise| judge(&workspace, &exercise))
            {
                Ok(verdict) => {
                    say(&verdict.text);
                    match verdict.state {
                        State::Solved => ExitCode::SUCCESS,
                        _ => ExitCode::FAILURE,
                    }
                }
                Err(refused) => refused.report(),
            }
        })
    }

    fn exercise(&self, workspace: &Workspace) -> Result<Exercise, Refused> {
        match &self.lesson {
            Some(number) => choose(workspace, number),
            None => following(workspace)?.ok_or_else(|| {
                let message = "every exercise is solved; name one to check it again";
                Refused::Usage(message.to_owned())
            }),
        }
    }
}

/// The exercise that is to be done next, if there is one left.
pub(super) fn following(workspace: &Workspace) -> Result<Option<Exercise>, Refused> {
    Ok(next(&workspace.exercises()?, &load(workspace)?))
}

/// Judges an exercise, notes it, and adds to the text what is next.
pub(super) fn judge(workspace: &Workspace, exercise: &Exercise) -> Result<Verdict, Refused> {
    let mut verdict = exercise.aloud().check(|step| tell(exercise, step))?;
    tell_end();
    let solved = verdict.state == State::Solved;
    let progress = update(workspace, |progress| {
        let hash = solved.then_some(verdict.source_hash.as_str());
        progress.checked(&exercise.number, hash);
    })?;
    if solved {
        let more = match next(&workspace.exercises()?, &progress) {
            Some(next) => format!(
                "\nNext: {} {}, in {}\n",
                next.number,
                next.title,
                next.file()
            ),
            None => "\nThat was the last: every exercise is solved.\n".to_owned(),
        };
        verdict.text.push_str(&more);
    }
    Ok(verdict)
}

/// Says on a terminal what takes time now, on a line that the next one replaces.
fn tell(exercise: &Exercise, step: Step) {
    let what = match step {
        Step::Compiles => "compiles",
        Step::Runs(Machine::Explorer) => "every schedule",
        Step::Runs(Machine::Loom) => "every schedule passes; every execution of loom's",
        Step::Runs(Machine::Native) => "native threads",
    };
    let mut stderr = std::io::stderr().lock();
    if stderr.is_terminal() {
        let _ = write!(stderr, "\r\x1b[K{}: {what} …", exercise.number);
        let _ = stderr.flush();
    }
}

fn tell_end() {
    let mut stderr = std::io::stderr().lock();
    if stderr.is_terminal() {
        let _ = write!(stderr, "\r\x1b[K");
    }
}
