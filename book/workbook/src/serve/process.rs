//! A process of somebody else's making: in a group of its own, so that it ends with all it started.

use std::io;
use std::process::{Command, ExitStatus, Stdio};

use tokio::process::{Child, ChildStderr, ChildStdout};

/// A running process. Dropping it kills its whole group.
pub(super) struct Running {
    child: Child,
    /// The group's id, until the process has been waited for: then the id may be somebody else's.
    #[cfg(unix)]
    group: Option<rustix::process::Pid>,
}

/// What a process writes.
pub(super) struct Pipes {
    pub(super) stdout: ChildStdout,
    pub(super) stderr: ChildStderr,
}

impl Running {
    /// Starts `command` with standard input closed and both outputs piped.
    pub(super) fn start(mut command: Command) -> io::Result<(Self, Pipes)> {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = tokio::process::Command::from(command)
            .kill_on_drop(true)
            .spawn()?;
        let stdout = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        let stderr = child.stderr.take().ok_or(io::ErrorKind::BrokenPipe)?;
        let running = Self {
            #[cfg(unix)]
            group: child
                .id()
                .and_then(|id| rustix::process::Pid::from_raw(id.cast_signed())),
            child,
        };
        Ok((running, Pipes { stdout, stderr }))
    }

    /// Waits until the process ends by itself, then kills whatever it leaves behind.
    pub(super) async fn ended(&mut self) -> io::Result<ExitStatus> {
        #[cfg(unix)]
        if let Some(leader) = self.group {
            unix::dead(leader).await;
        }
        #[cfg(not(unix))]
        self.child.wait().await?;
        self.kill().await
    }

    /// Kills the process and all of its group, if there is anything left to kill.
    pub(super) async fn kill(&mut self) -> io::Result<ExitStatus> {
        self.kill_group();
        let status = self.child.wait().await?;
        #[cfg(unix)]
        {
            self.group = None;
        }
        Ok(status)
    }

    #[cfg(unix)]
    fn kill_group(&mut self) {
        if let Some(group) = self.group {
            // It fails when all of them have ended, which is as well.
            let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
        }
    }

    #[cfg(not(unix))]
    fn kill_group(&mut self) {
        let _ = self.child.start_kill();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill_group();
    }
}

#[cfg(unix)]
mod unix {
    use rustix::io::retry_on_intr;
    use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};

    /// Waits until the process has ended, and leaves it to be waited for: until then its id, which
    /// is its group's, cannot become another's.
    pub(super) async fn dead(process: Pid) {
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
        let wait = move || retry_on_intr(|| waitid(WaitId::Pid(process), options));
        // An error means that there is no such child any more, or that the runtime shuts down.
        let _ = tokio::task::spawn_blocking(wait).await;
    }
}
