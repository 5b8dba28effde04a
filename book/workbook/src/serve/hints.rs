//! `POST /api/hint`: a reader has unfolded a hint.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use serde::Deserialize;

use super::{App, say};
use crate::course::{Progress, hints};

/// Which hint of which exercise, counted from 1.
#[derive(Deserialize)]
pub(super) struct Choice {
    lesson: String,
    hint: usize,
}

/// Notes it in the reader's progress, where fewer are noted. Nothing of a hint that there is not.
pub(super) async fn took(State(app): State<Arc<App>>, Query(choice): Query<Choice>) -> StatusCode {
    let exercises = app.workspace.exercises().unwrap_or_default();
    let exercise = (exercises.into_iter()).find(|exercise| exercise.number == choice.lesson);
    let text = exercise.and_then(|exercise| exercise.read("hints.md").ok());
    let there = text.is_some_and(|text| (1..=hints(&text).len()).contains(&choice.hint));
    if !there {
        return StatusCode::NOT_FOUND;
    }
    let noted = Progress::update(&app.workspace, |progress| {
        if progress.of(&choice.lesson).hints < choice.hint {
            progress.took(&choice.lesson, choice.hint);
        }
    });
    match noted {
        Ok((_, damaged)) => damaged.iter().for_each(|message| say(message)),
        Err(problem) => say(&problem.to_string()),
    }
    StatusCode::NO_CONTENT
}
