//! `watch [NN]`: the checker again with every save, exercise after exercise.

use std::process::ExitCode;
use std::time::Duration;

use clap::Args;

use super::check::{following, judge};
use super::exercises::{Refused, choose, interruptible};
use super::say;
use crate::Workspace;
use crate::course::{Exercise, State};

#[derive(Args)]
pub(super) struct Watch {
    /// The lesson's number, such as 01 [default: the first exercise that is not solved, then the next]
    #[arg(value_name = "NN")]
    lesson: Option<String>,
}

/// How long a save goes unnoticed at most.
const INTERVAL: Duration = Duration::from_millis(200);

impl Watch {
    pub(super) fn run(self, workspace: Workspace) -> ExitCode {
        interruptible(ExitCode::SUCCESS, move || match self.watch(&workspace) {
            Ok(()) => ExitCode::SUCCESS,
            Err(refused) => refused.report(),
        })
    }

    /// Returns when there is nothing left to solve.
    fn watch(&self, workspace: &Workspace) -> Result<(), Refused> {
        let mut exercise = match &self.lesson {
            Some(number) => Some(choose(workspace, number)?),
            None => following(workspace)?,
        };
        while let Some(now) = exercise {
            let state = one(workspace, &now)?;
            exercise = match (state, &self.lesson) {
                (State::Solved, None) => following(workspace)?,
                _ => {
                    say(&format!("Watching {}; Ctrl-C ends.\n", now.file()));
                    wait_for_change(&now);
                    Some(now)
                }
            };
        }
        Ok(())
    }
}

/// Judges an exercise as it is now and shows the verdict. What the reader can mend, such as a file
/// that cannot be read, is said, and is no reason to stop.
fn one(workspace: &Workspace, exercise: &Exercise) -> Result<State, Refused> {
    say(&format!("\n{0}\n\n", "─".repeat(72)));
    match judge(workspace, exercise) {
        Ok(verdict) => {
            say(&verdict.text);
            Ok(verdict.state)
        }
        Err(Refused::Broken(problems)) => {
            say(&format!("{problems}\n"));
            Ok(State::Stopped)
        }
        Err(refused) => Err(refused),
    }
}

/// Returns when the reader's file is another than the one judged last.
fn wait_for_change(exercise: &Exercise) {
    let judged = exercise.last_verdict().map(|verdict| verdict.source_hash);
    let seen = exercise.source().ok();
    let changed = |source: &str| match &judged {
        Some(hash) => interleave_schedule::source_hash(source) != *hash,
        None => seen.as_deref() != Some(source),
    };
    loop {
        // A file that is gone is being replaced by an editor.
        if exercise.source().is_ok_and(|source| changed(&source)) {
            return;
        }
        std::thread::park_timeout(INTERVAL);
    }
}
