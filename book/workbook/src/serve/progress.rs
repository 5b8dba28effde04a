//! `GET /api/progress`: which exercises have been checked, and which solved.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

use super::{App, say};
use crate::course::Progress;

/// JSON: by a lesson's number, `solved` or `checked`; lessons that are neither are not in it.
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
    let state = |number: &str| {
        let done = progress.of(number);
        let state = if done.solved.is_some() {
            "solved"
        } else {
            "checked"
        };
        done.checked.then_some(state)
    };
    let states = exercises
        .into_iter()
        .filter_map(|exercise| Some((state(&exercise.number)?, exercise.number)));
    states.map(|(state, number)| (number, state)).collect()
}
