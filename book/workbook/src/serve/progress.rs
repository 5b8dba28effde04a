//! `GET /api/progress`: which exercises have been checked, which solved, and which of these
//! begun again.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use interleave_schedule::source_hash;

use super::{App, say};
use crate::course::{Done, Exercise, Progress};

/// JSON: by a lesson's number, `solved`, `again` or `checked`; lessons that are none of these are
/// not in it.
pub(super) async fn progress(State(app): State<Arc<App>>) -> impl IntoResponse {
    let done = done(&app);
    let json = serde_json::to_string(&done).unwrap_or_default();
    ([(header::CONTENT_TYPE, "application/json")], json)
}

fn done(app: &App) -> BTreeMap<String, &'static str> {
    let exercises = app.workspace.exercises().unwrap_or_default();
    let progress = match Progress::load(&app.workspace) {
        Ok((progress, damaged)) => {
            damaged.iter().for_each(|message| say(message));
            progress
        }
        Err(problem) => {
            say(&problem.to_string());
            Progress::default()
        }
    };
    let states = exercises.into_iter().filter_map(|exercise| {
        let state = state(&exercise, &progress.of(&exercise.number))?;
        Some((exercise.number, state))
    });
    states.collect()
}

/// As `cargo run -- progress` says it, which also tells apart what the map does not.
fn state(exercise: &Exercise, done: &Done) -> Option<&'static str> {
    let begun_again = |hash: &String| {
        let now = exercise.source().ok().map(|source| source_hash(&source));
        done.again && now.as_ref() != Some(hash)
    };
    let state = match &done.solved {
        Some(hash) if begun_again(hash) => "again",
        Some(_) => "solved",
        None => "checked",
    };
    done.checked.then_some(state)
}
