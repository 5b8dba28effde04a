//! `progress`, `hint NN`, `solution NN` and `reset NN`.

use std::fmt::Write as _;
use std::process::ExitCode;

use clap::Args;
use interleave_schedule::source_hash;

use super::exercises::{Refused, choose, load, next, update};
use super::say;
use crate::Workspace;
use crate::course::{Done, Exercise, hints};

#[derive(Args)]
pub(super) struct Lesson {
    /// The lesson's number, such as 01
    #[arg(value_name = "NN")]
    lesson: String,
}

#[derive(Args)]
pub(super) struct Solution {
    #[command(flatten)]
    lesson: Lesson,
    /// Show it although the exercise is not solved
    #[arg(long)]
    anyway: bool,
}

/// Prints what a command has to say, or why it has nothing.
pub(super) fn answer(text: Result<String, Refused>) -> ExitCode {
    match text {
        Ok(text) => say(&text),
        Err(refused) => refused.report(),
    }
}

/// How wide the bar is.
const BAR: usize = 24;

/// What is done, what is next, and a bar.
pub(super) fn progress(workspace: &Workspace) -> Result<String, Refused> {
    let exercises = workspace.exercises()?;
    let progress = load(workspace)?;
    let all = exercises.len();
    let solved = |exercise: &&Exercise| progress.of(&exercise.number).solved.is_some();
    let done = exercises.iter().filter(solved).count();
    let filled = (done * BAR).checked_div(all).unwrap_or(0);
    let mut text = format!(
        "[{}{}] {done} of {all} exercises solved\n\n",
        "#".repeat(filled),
        "-".repeat(BAR - filled)
    );
    let width = exercises
        .iter()
        .map(|exercise| exercise.title.chars().count())
        .max();
    for exercise in &exercises {
        let stands = standing(exercise, &progress.of(&exercise.number));
        let width = width.unwrap_or(0);
        let _ = writeln!(
            text,
            "  {} {:width$}  {stands}",
            exercise.number, exercise.title
        );
    }
    let _ = match next(&exercises, &progress) {
        Some(next) => write!(
            text,
            "{LEGEND}\nNext: {} {}. {}.\n\n  open   {}\n  then   cargo run -- check {}\n",
            next.number,
            next.title,
            next.task,
            next.file(),
            next.number
        ),
        None => writeln!(text, "\nEvery exercise is solved."),
    };
    Ok(text)
}

/// What the words for those that are not solved mean.
const LEGEND: &str =
    "\n(begun: you have written something · looked at: checked as it was at first)\n";

/// How an exercise stands, in words.
fn standing(exercise: &Exercise, done: &Done) -> String {
    let source = exercise.source().ok();
    let begun = source != exercise.read("starter.rs").ok();
    let now = source.map(|source| source_hash(&source));
    let mut words = match (&done.solved, done.checked) {
        (Some(hash), _) if Some(hash) == now.as_ref() => "solved".to_owned(),
        (Some(_), _) if done.again => "solved once, begun again".to_owned(),
        (Some(_), _) => "solved, and changed since".to_owned(),
        (None, _) if begun => "begun".to_owned(),
        (None, true) => "looked at".to_owned(),
        (None, false) => "not begun".to_owned(),
    };
    if done.hints > 0 {
        let plural = if done.hints == 1 { "" } else { "s" };
        let _ = write!(words, " · {} hint{plural} taken", done.hints);
    }
    words
}

impl Lesson {
    /// One more hint; all of them again when there are no more.
    pub(super) fn hint(&self, workspace: &Workspace) -> Result<String, Refused> {
        let exercise = choose(workspace, &self.lesson)?;
        let hints = hints(&exercise.read("hints.md")?);
        let (number, all) = (&exercise.number, hints.len());
        let mut taken = 0;
        update(workspace, |progress| {
            taken = progress.of(number).hints;
            progress.took(number, (taken + 1).min(all));
        })?;
        let show = |nth: usize| format!("Hint {} of {all}\n\n{}\n", nth + 1, hints[nth]);
        if taken < all {
            return Ok(show(taken));
        }
        let again: Vec<String> = (0..all).map(show).collect();
        Ok(format!(
            "{}\nThat is all there is. `cargo run -- solution {number} --anyway` shows a solution.\n",
            again.join("\n")
        ))
    }

    /// Puts the starter back.
    pub(super) fn reset(&self, workspace: &Workspace) -> Result<String, Refused> {
        let exercise = choose(workspace, &self.lesson)?;
        // Before anything is changed: who cannot note it has lost nothing.
        if load(workspace)?.of(&exercise.number).solved.is_some() {
            update(workspace, |progress| {
                progress.begins_again(&exercise.number);
            })?;
        }
        Ok(match exercise.reset()? {
            Some(copy) => format!(
                "{} is as it was at first; what you had written is in {copy}\n",
                exercise.file()
            ),
            None => format!(
                "{} is as it was at first; nothing was changed\n",
                exercise.file()
            ),
        })
    }
}

impl Solution {
    /// A solution, for those who have one of their own or say that they want it anyway.
    pub(super) fn show(&self, workspace: &Workspace) -> Result<String, Refused> {
        let exercise = choose(workspace, &self.lesson.lesson)?;
        let solved = load(workspace)?.of(&exercise.number).solved.is_some();
        if solved || self.anyway {
            return Ok(exercise.read("solution.rs")?);
        }
        Err(Refused::Broken(
            crate::Problem::plain(format!(
                "{0} is not solved yet: `cargo run -- hint {0}` helps, and `cargo run -- solution {0} --anyway` \
                 shows a solution all the same",
                exercise.number
            ))
            .into(),
        ))
    }
}
