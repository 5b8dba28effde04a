//! `GET /api/run`: building and running a lesson's program, its output sent on as it comes.

use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Query, State};
use axum::response::IntoResponse;
use serde::Deserialize;
use tokio::io::{AsyncBufReadExt as _, BufReader};

use super::App;
use super::process::Running;
use super::pump::{self, Budget, End, Limits};
use super::stream::{self, Events, event};
use crate::{Lesson, cargo};

/// So many programs may run at once.
pub(super) const AT_ONCE: usize = 2;

const LIMITS: Limits = Limits {
    time: Duration::from_secs(30),
    output: 256 * 1024,
};

/// Which program.
#[derive(Deserialize)]
pub(super) struct Choice {
    lesson: String,
    program: String,
    #[serde(default)]
    as_written: bool,
}

/// `status`, `stdout`, `stderr` and `end`, or `refused` and why.
pub(super) async fn run(
    State(app): State<Arc<App>>,
    Query(choice): Query<Choice>,
) -> impl IntoResponse {
    let (client, answer) = stream::events();
    tokio::spawn(async move {
        let mut stopping = app.stopping.subscribe();
        let last = tokio::select! {
            done = choice.run(&app, &client) => match done {
                Ok(end) => end.event(),
                Err(sentence) => event("refused", &sentence),
            },
            _ = stopping.wait_for(|stopping| *stopping) => End::KILLED.event(),
            // Dropping the run kills it.
            () = client.closed() => return,
        };
        let _ = client.send(last).await;
    });
    answer
}

impl Choice {
    /// Builds and runs the program; what keeps it from running is a sentence for the reader.
    async fn run(&self, app: &App, client: &Events) -> Result<End, String> {
        let lesson = self.lesson(app)?;
        let _permit = app.runs.clone().try_acquire_owned().map_err(|_| {
            format!("{AT_ONCE} programs are running already: wait for one to end, or stop it.")
        })?;
        status(client, "building").await;
        let executable = build(app, &lesson, client).await?;
        status(client, "running").await;
        let mut command = Command::new(executable);
        command.current_dir(app.workspace.root()).arg(&self.program);
        if self.as_written {
            command.arg("--as-written");
        }
        pump::run(command, &LIMITS, client)
            .await
            .map_err(|error| format!("The program cannot be run: {error}."))
    }

    /// The lesson, once it is certain that it has the program.
    fn lesson(&self, app: &App) -> Result<Lesson, String> {
        let lessons = app
            .workspace
            .lessons()
            .map_err(|problems| problems.to_string())?;
        let lesson = lessons
            .into_iter()
            .find(|lesson| lesson.number == self.lesson)
            .ok_or_else(|| format!("There is no lesson {}.", self.lesson))?;
        match lesson.program(&self.program) {
            None => Err(format!(
                "Lesson {} has no program {}.",
                lesson.number, self.program
            )),
            Some(program) if self.as_written && !program.as_written => {
                Err(format!("{} has no faithful version.", program.name))
            }
            Some(_) => Ok(lesson),
        }
    }
}

async fn status(client: &Events, text: &str) {
    // A client that has gone is noticed by the task that runs all this.
    let _ = client.send(event("status", text)).await;
}

/// Has cargo build the lesson; what the compiler says goes to the reader.
async fn build(app: &App, lesson: &Lesson, client: &Events) -> Result<PathBuf, String> {
    let mut command = cargo::build(&app.workspace, lesson);
    command.arg("--quiet");
    let cannot = |error: std::io::Error| format!("cargo cannot be run: {error}.");
    let (mut cargo, pipes) = Running::start(command).map_err(cannot)?;
    let messages = async {
        let mut executable = None;
        let mut lines = BufReader::new(pipes.stdout).lines();
        while let Ok(Some(line)) = lines.next_line().await {
            executable = cargo::executable(lesson, &line).or(executable);
        }
        executable
    };
    let budget = Budget::new(usize::MAX);
    let complaints = pump::copy("stderr", pipes.stderr, client, &budget);
    let (executable, _, status) = tokio::join!(messages, complaints, cargo.ended());
    executable
        .filter(|_| status.is_ok_and(|status| status.success()))
        .ok_or_else(|| format!("Lesson {} does not compile.", lesson.number))
}
