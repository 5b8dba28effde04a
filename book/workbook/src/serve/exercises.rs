//! `GET /api/exercise`: what the checker says of an exercise, again with every save, for as long as
//! a page asks.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::extract::{Query, State};
use axum::response::IntoResponse;
use interleave_schedule::source_hash;
use serde::Deserialize;
use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::mpsc::unbounded_channel;
use tokio::task::spawn_blocking;

use super::stream::{self, Events, event};
use super::{App, verdict};
use crate::Problem;
use crate::course::{Exercise, Machine, Progress, State as Came, Step, Stop, Verdict};

/// How long a save goes unnoticed at most.
const INTERVAL: Duration = Duration::from_millis(150);

/// Which exercise.
#[derive(Deserialize)]
pub(super) struct Choice {
    lesson: String,
    /// Whether to check it now, whatever is known of it.
    #[serde(default)]
    check: bool,
    /// Whether the page has followed it before: a text that nobody has judged was saved since then.
    #[serde(default)]
    back: bool,
}

/// `known` with a verdict from before, in JSON, or `unchecked` with the file's name: nothing is run for a page that only
/// opens.
/// `status` with what takes time now, then `verdict` in JSON, before it perhaps a `notice`, or
/// `problem` and why nothing can be said. `refused` and why, and then nothing more.
pub(super) async fn follow(
    State(app): State<Arc<App>>,
    Query(choice): Query<Choice>,
) -> impl IntoResponse {
    let (client, answer) = stream::events();
    tokio::spawn(async move {
        let mut stopping = app.stopping.subscribe();
        let refused = tokio::select! {
            refused = choice.follow(&app, &client) => refused,
            // Dropping what is under way stops it.
            _ = stopping.wait_for(|stopping| *stopping) => return,
            () = client.closed() => return,
        };
        if let Err(sentence) = refused {
            let _ = client.send(event("refused", &sentence)).await;
        }
    });
    answer
}

/// When a file was written, and its length.
type Written = Option<(SystemTime, u64)>;

fn written(exercise: &Exercise, file: &str) -> Written {
    let metadata = exercise.root().join(file).metadata().ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}

impl Choice {
    /// Tells the client until it goes; what keeps that from being done at all is a sentence.
    async fn follow(&self, app: &Arc<App>, client: &Events) -> Result<(), String> {
        let exercises = app.workspace.exercises();
        let exercise = exercises
            .map_err(|problems| problems.to_string())?
            .into_iter()
            .find(|exercise| exercise.number == self.lesson)
            .ok_or_else(|| format!("There is no exercise {}.", self.lesson))?;
        let file = exercise.file();
        let mut panel = Panel {
            app,
            client,
            exercise: exercise.clone(),
            back: self.back,
            told: None,
        };
        let mut check = self.check;
        loop {
            let seen = panel.seen();
            if let Err(problem) = &panel.exercise.source()
                && panel.told.is_none()
            {
                return Err(problem.to_string());
            }
            // Else an editor is replacing it.
            if let Ok(source) = panel.exercise.source() {
                tokio::select! {
                    () = panel.tell(&source, check) => {}
                    // What is judged is out of date.
                    () = changed(|| written(&exercise, &file), seen.0) => continue,
                }
                check = false;
            }
            changed(|| panel.seen(), seen).await;
        }
    }
}

/// Returns when `look` sees something else than `seen`.
async fn changed<T: PartialEq>(look: impl Fn() -> T, seen: T) {
    while look() == seen {
        tokio::time::sleep(INTERVAL).await;
    }
}

/// What a client is told of an exercise.
struct Panel<'a> {
    app: &'a Arc<App>,
    client: &'a Events,
    exercise: Exercise,
    back: bool,
    /// What it was told last: the event's data.
    told: Option<String>,
}

impl Panel<'_> {
    /// The reader's file and the verdict's, which a check in a terminal replaces too.
    fn seen(&self) -> (Written, Written) {
        let exercise = &self.exercise;
        let [file, verdict] = [exercise.file(), exercise.verdict_file()];
        (written(exercise, &file), written(exercise, &verdict))
    }

    /// Tells what is known of `source`, or has it checked when nothing is.
    async fn tell(&mut self, source: &str, check: bool) {
        let first = self.told.is_none() && !check;
        let known = self.known(source).filter(|_| !check);
        let event = if first && known.is_some() {
            "known"
        } else {
            "verdict"
        };
        let verdict = match known {
            Some(verdict) => verdict,
            // A browser takes no notice of an event without data.
            None if first && !self.back => {
                let file = self.exercise.file();
                return self.say("unchecked", &file).await;
            }
            None => match self.check(source, check).await {
                Ok(verdict) => verdict,
                Err(problem) => return self.say("problem", &problem.to_string()).await,
            },
        };
        // Otherwise it was changed once more, which will be noticed.
        if verdict.source_hash == source_hash(source) {
            let (app, exercise) = (Arc::clone(self.app), self.exercise.clone());
            let source = source.to_owned();
            let json = move || verdict::json(&app.workspace, &exercise, &verdict, &source);
            let json = spawn_blocking(json).await.unwrap_or_default();
            self.say(event, &json).await;
        }
    }

    fn known(&self, source: &str) -> Option<Verdict> {
        let hash = source_hash(source);
        let last = self.exercise.last_verdict();
        last.filter(|verdict| verdict.source_hash == hash)
    }

    /// Has the checker judge the file as it is now, when no other is being judged. Dropping this
    /// stops it.
    async fn check(&mut self, source: &str, anew: bool) -> Result<Verdict, Problem> {
        let checks = Arc::clone(&self.app.checks);
        if checks.available_permits() == 0 {
            self.say("status", "waits").await;
        }
        let permit = checks.acquire_owned().await;
        let permit = permit.map_err(|_| Problem::plain("the server is stopping"))?;
        // Another page may have had it judged by now.
        if let Some(verdict) = self.known(source).filter(|_| !anew) {
            return Ok(verdict);
        }
        let permit = Arc::new(permit);
        let under_way = UnderWay {
            stop: Stop::default(),
            _permit: Arc::clone(&permit),
        };
        let (steps, mut begun) = unbounded_channel();
        let (app, exercise) = (Arc::clone(self.app), self.exercise.until(&under_way.stop));
        let judged = spawn_blocking(move || {
            let judged = judge(&app, &exercise, |step| {
                // Who no longer listens has asked for it to be stopped.
                let _ = steps.send(step);
            });
            drop(permit);
            judged
        });
        while let Some(step) = begun.recv().await {
            self.say("status", name(step)).await;
        }
        let judged = judged.await;
        let (verdict, notice) =
            judged.map_err(|error| Problem::plain(format!("the checker failed: {error}")))??;
        if let Some(notice) = notice {
            self.say("notice", &notice).await;
        }
        Ok(verdict)
    }

    /// Tells the client what it was not told last.
    async fn say(&mut self, name: &str, text: &str) {
        if self.told.as_deref() != Some(text) {
            // A client that has gone is noticed by the task that runs all this.
            let _ = self.client.send(event(name, text)).await;
            self.told = Some(text.to_owned());
        }
    }
}

/// A check that ends when this is dropped. Until then no other begins, nor before it has ended.
struct UnderWay {
    stop: Stop,
    _permit: Arc<OwnedSemaphorePermit>,
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.stop.ask();
    }
}

/// Judges an exercise and notes what came of it; the second value says why that cannot be noted.
fn judge(
    app: &App,
    exercise: &Exercise,
    step: impl FnMut(Step),
) -> Result<(Verdict, Option<String>), Problem> {
    let verdict = exercise.check(step)?;
    let solved = verdict.state == Came::Solved;
    let hash = solved.then_some(verdict.source_hash.as_str());
    let noted = Progress::update(&app.workspace, |progress| {
        progress.checked(&exercise.number, hash);
    });
    let notice = match noted {
        Ok((_, damaged)) => damaged,
        Err(problem) => Some(problem.to_string()),
    };
    Ok((verdict, notice))
}

fn name(step: Step) -> &'static str {
    match step {
        Step::Compiles => "compiles",
        Step::Runs(Machine::Explorer) => "explorer",
        Step::Runs(Machine::Loom) => "loom",
        Step::Runs(Machine::Native) => "native",
    }
}
