//! Which exercise a reader means, and what all the course's commands have in common.

use std::process::ExitCode;

use crate::course::{self, Exercise, Progress};
use crate::serve::stop;
use crate::{Problem, Workspace};

pub(super) use super::which::Refused;

/// The exercise of the lesson with this number, with or without its leading zero.
pub(super) fn choose(workspace: &Workspace, number: &str) -> Result<Exercise, Refused> {
    let exercises = workspace.exercises()?;
    let wanted = format!("{number:0>2}");
    let there_is = |exercise: &Exercise| format!("  {} {}\n", exercise.number, exercise.title);
    let listing: String = exercises.iter().map(there_is).collect();
    let found = exercises
        .into_iter()
        .find(|exercise| exercise.number == wanted);
    found.ok_or_else(|| {
        Refused::Usage(format!(
            "there is no exercise {number}; there are:\n\n{listing}"
        ))
    })
}

/// The exercise that is to be done next: the first that was never solved, or was begun again.
pub(super) fn next(exercises: &[Exercise], progress: &Progress) -> Option<Exercise> {
    let unsolved = |exercise: &&Exercise| {
        let done = progress.of(&exercise.number);
        done.solved.is_none() || done.again
    };
    exercises.iter().find(unsolved).cloned()
}

/// Changes the progress, and says so if its file was damaged.
pub(super) fn update(
    workspace: &Workspace,
    change: impl FnOnce(&mut Progress),
) -> Result<Progress, Problem> {
    let (progress, damaged) = Progress::update(workspace, change)?;
    warn(damaged);
    Ok(progress)
}

/// Reads the progress, and says so if its file was damaged.
pub(super) fn load(workspace: &Workspace) -> Result<Progress, Problem> {
    let (progress, damaged) = Progress::load(workspace)?;
    warn(damaged);
    Ok(progress)
}

fn warn(damaged: Option<String>) {
    if let Some(message) = damaged {
        eprintln!("warning: {message}");
    }
}

/// Does `work`, unless the process is asked to end before it is done: then whatever runs is
/// killed, and the exit code is `interrupted`.
pub(super) fn interruptible(
    interrupted: ExitCode,
    work: impl FnOnce() -> ExitCode + Send + 'static,
) -> ExitCode {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let Ok(runtime) = runtime else { return work() };
    runtime.block_on(async {
        let Ok(requested) = stop::requested() else {
            return work();
        };
        let (done, code) = tokio::sync::oneshot::channel();
        std::thread::spawn(move || done.send(work()));
        tokio::select! {
            code = code => code.unwrap_or(ExitCode::FAILURE),
            () = requested => {
                course::kill_all();
                interrupted
            }
        }
    })
}
