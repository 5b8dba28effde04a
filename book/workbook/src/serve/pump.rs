//! A process's output, sent on while it runs, within limits.

use std::io;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::response::sse::Event;
use serde::Serialize;
use tokio::io::{AsyncRead, AsyncReadExt as _};

use super::process::Running;
use super::stream::{Events, event};
use super::text::Decoder;

/// What a program may use.
pub(super) struct Limits {
    pub(super) time: Duration,
    /// Bytes on both outputs together.
    pub(super) output: usize,
}

/// How a program ended.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct End {
    /// The exit code, if it exited.
    code: Option<i32>,
    reason: &'static str,
}

impl End {
    pub(super) const KILLED: Self = Self {
        code: None,
        reason: "killed",
    };
    const TIME: Self = Self {
        code: None,
        reason: "time limit",
    };
    const OUTPUT: Self = Self {
        code: None,
        reason: "output limit",
    };

    pub(super) fn event(&self) -> Event {
        event("end", &serde_json::to_string(self).unwrap_or_default())
    }
}

/// Runs `command` until it ends or reaches a limit; then nothing of it is left.
pub(super) async fn run(command: Command, limits: &Limits, client: &Events) -> io::Result<End> {
    let (mut running, pipes) = Running::start(command)?;
    let budget = Budget::new(limits.output);
    let all = async {
        let stdout = copy("stdout", pipes.stdout, client, &budget);
        let stderr = copy("stderr", pipes.stderr, client, &budget);
        let status = async { Ok(running.ended().await) };
        tokio::try_join!(stdout, stderr, status)
    };
    let end = match tokio::time::timeout(limits.time, all).await {
        Ok(Ok((_, _, status))) => End {
            code: status?.code(),
            reason: "exited",
        },
        Ok(Err(OverBudget)) => End::OUTPUT,
        Err(_) => End::TIME,
    };
    running.kill().await?;
    Ok(end)
}

/// What may still be written.
pub(super) struct Budget(AtomicUsize);

/// A program wrote more than it may.
#[derive(Debug)]
pub(super) struct OverBudget;

impl Budget {
    pub(super) fn new(bytes: usize) -> Self {
        Self(AtomicUsize::new(bytes))
    }

    /// Takes up to `bytes` and returns how many there were.
    fn take(&self, bytes: usize) -> usize {
        // Relaxed: both outputs are copied by one task.
        let left = self.0.load(Ordering::Relaxed);
        self.0.store(left.saturating_sub(bytes), Ordering::Relaxed);
        left.min(bytes)
    }
}

/// Sends what `from` writes as events called `name`: JSON strings, as they come.
pub(super) async fn copy(
    name: &str,
    mut from: impl AsyncRead + Unpin,
    client: &Events,
    budget: &Budget,
) -> Result<(), OverBudget> {
    let mut decoder = Decoder::default();
    let mut buffer = vec![0; 8 * 1024];
    loop {
        // A pipe that cannot be read has nothing more to say.
        let read = from.read(&mut buffer).await.unwrap_or(0);
        let allowed = budget.take(read);
        send(client, name, &decoder.push(&buffer[..allowed])).await;
        if allowed < read {
            return Err(OverBudget);
        }
        if read == 0 {
            send(client, name, &decoder.finish()).await;
            return Ok(());
        }
    }
}

async fn send(client: &Events, name: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    let json = serde_json::to_string(text).unwrap_or_default();
    // A client that has gone is noticed by the task that runs all this.
    let _ = client.send(event(name, &json)).await;
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::serve::stream;

    /// How a shell's `script` ends within `limits`.
    async fn end(script: &str, limits: Limits) -> End {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        let (client, _answer) = stream::events();
        run(command, &limits, &client).await.expect("it starts")
    }

    fn limits(milliseconds: u64) -> Limits {
        Limits {
            time: Duration::from_millis(milliseconds),
            output: 4,
        }
    }

    #[tokio::test]
    async fn a_program_that_never_ends_is_ended() {
        assert_eq!(end("sleep 1000 & wait", limits(1)).await, End::TIME);
    }

    #[tokio::test]
    async fn a_program_ends_though_what_it_started_does_not() {
        let exited = End {
            code: Some(7),
            reason: "exited",
        };
        assert_eq!(end("sleep 1000 & exit 7", limits(60_000)).await, exited);
    }

    #[tokio::test]
    async fn both_outputs_count() {
        assert_eq!(end("echo abc", limits(60_000)).await.reason, "exited");
        assert_eq!(
            end("echo abc; echo def >&2", limits(60_000)).await,
            End::OUTPUT
        );
    }

    #[tokio::test]
    async fn a_signal_is_no_exit_code() {
        let exited = End {
            code: None,
            reason: "exited",
        };
        assert_eq!(end("kill -TERM $$", limits(60_000)).await, exited);
    }
}
