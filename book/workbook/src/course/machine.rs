//! Running what a reader wrote: with limits, and so that nothing of it is left.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, SyncSender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How long a process may take, and how much it may write.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// From its start to its end.
    pub time: Duration,
    /// Bytes on standard output and standard error together.
    pub output: usize,
}

/// What became of a process.
#[derive(Debug)]
pub struct Ran {
    /// How it ended.
    pub ended: Ended,
    /// What it wrote on standard output by then.
    pub stdout: String,
    /// What it wrote on standard error by then.
    pub stderr: String,
}

/// How a process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// By itself.
    Exited(ExitStatus),
    /// It was killed, because its time was up.
    TimeUp,
    /// It was killed, because it wrote too much.
    TooMuch,
}

/// How long to wait for what was written before the end to be read. Only a process that left its
/// group can still hold the pipes then.
const GRACE: Duration = Duration::from_secs(1);

/// The groups that run now, for [`kill_all`].
static RUNNING: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());

enum Event {
    Wrote(bool, Vec<u8>),
    Closed,
    Exited,
}

/// What has been read so far.
struct Output {
    stdout: Vec<u8>,
    stderr: Vec<u8>,
    /// Pipes that are not at their end.
    open: usize,
}

impl Output {
    fn note(&mut self, event: Event, hear: &mut dyn FnMut(&[u8])) {
        match event {
            Event::Wrote(true, bytes) => self.stdout.extend(bytes),
            Event::Wrote(false, bytes) => {
                hear(&bytes);
                self.stderr.extend(bytes);
            }
            Event::Closed => self.open -= 1,
            Event::Exited => {}
        }
    }

    fn len(&self) -> usize {
        self.stdout.len() + self.stderr.len()
    }
}

/// Asks a check to stop before it is done. Clones ask the same one.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks now. Whatever runs in this process is killed, so it is for one that checks one exercise
    /// at a time.
    pub fn ask(&self) {
        self.0.store(true, Ordering::SeqCst);
        kill_all();
    }

    /// Whether somebody has asked.
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

/// Runs `command` in a process group of its own with standard input closed, and kills what is left
/// of the group in the end.
///
/// # Errors
/// When it cannot be started or waited for.
pub fn run(command: Command, limits: Limits) -> io::Result<Ran> {
    run_until(&Stop::default(), command, limits)
}

/// The same, killed when `stop` is asked for.
pub(super) fn run_until(stop: &Stop, command: Command, limits: Limits) -> io::Result<Ran> {
    run_heard(stop, command, limits, &mut |_| {})
}

/// The same; `hear` gets what it writes on standard error as it comes.
pub(super) fn run_heard(
    stop: &Stop,
    mut command: Command,
    limits: Limits,
    hear: &mut dyn FnMut(&[u8]),
) -> io::Result<Ran> {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let end = Instant::now() + limits.time;
    let mut child = Leader(command.spawn()?);
    let mut running = locked();
    running.insert(child.0.id());
    // Who asked before it was listed has not killed it.
    if stop.is_asked() {
        kill_group(child.0.id());
    }
    drop(running);
    // A reader that is not taken up for long must not let a flood into memory.
    let (events, happened) = mpsc::sync_channel(16);
    read(child.0.stdout.take(), true, &events);
    read(child.0.stderr.take(), false, &events);
    watch(child.0.id(), events);
    let mut output = Output {
        stdout: Vec::new(),
        stderr: Vec::new(),
        open: 2,
    };
    let stopped = loop {
        match happened.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(Event::Exited) => break None,
            Ok(event) => output.note(event, hear),
            Err(RecvTimeoutError::Timeout) => break Some(Ended::TimeUp),
            Err(RecvTimeoutError::Disconnected) => break None,
        }
        if output.len() > limits.output {
            break Some(Ended::TooMuch);
        }
    };
    let status = child.end()?;
    // What it had written before it ended.
    while output.open > 0 && output.len() <= limits.output {
        match happened.recv_timeout(GRACE) {
            Ok(event) => output.note(event, hear),
            Err(_) => break,
        }
    }
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ok(Ran {
        ended: stopped.unwrap_or(Ended::Exited(status)),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    })
}

/// Kills every group that runs now. For a program that is about to end itself.
pub fn kill_all() {
    for &leader in &*locked() {
        kill_group(leader);
    }
}

fn locked() -> std::sync::MutexGuard<'static, BTreeSet<u32>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A process that leads a group. Dropping it kills the group.
struct Leader(Child);

impl Leader {
    /// Kills the group and returns how the process ended, or had ended before.
    fn end(&mut self) -> io::Result<ExitStatus> {
        let mut running = locked();
        // Not yet waited for, so its id cannot be another's.
        if running.remove(&self.0.id()) {
            kill_group(self.0.id());
        }
        drop(running);
        #[cfg(not(unix))]
        let _ = self.0.kill();
        self.0.wait()
    }
}

impl Drop for Leader {
    fn drop(&mut self) {
        let _ = self.end();
    }
}

/// Sends what comes from a pipe, from a thread of its own.
fn read(pipe: Option<impl Read + Send + 'static>, out: bool, events: &SyncSender<Event>) {
    let events = events.clone();
    thread::spawn(move || {
        if let Some(mut pipe) = pipe {
            let mut buffer = [0; 8192];
            loop {
                match pipe.read(&mut buffer) {
                    Ok(0) => break,
                    Ok(length) => {
                        let bytes = buffer[..length].to_vec();
                        if events.send(Event::Wrote(out, bytes)).is_err() {
                            return;
                        }
                    }
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    Err(_) => break,
                }
            }
        }
        let _ = events.send(Event::Closed);
    });
}

/// Says when the process has ended, and leaves it to be waited for.
#[cfg(unix)]
fn watch(leader: u32, events: SyncSender<Event>) {
    use rustix::io::retry_on_intr;
    use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};
    thread::spawn(move || {
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
        if let Some(pid) = Pid::from_raw(leader.cast_signed()) {
            // It fails only when the process has been waited for.
            let _ = retry_on_intr(|| waitid(WaitId::Pid(pid), options));
        }
        let _ = events.send(Event::Exited);
    });
}

/// Elsewhere the end of both pipes is the sign: then nobody holds `events` any more.
#[cfg(not(unix))]
fn watch(_leader: u32, _events: SyncSender<Event>) {}

#[cfg(unix)]
fn kill_group(leader: u32) {
    use rustix::process::{Pid, Signal, kill_process_group};
    if let Some(pid) = Pid::from_raw(leader.cast_signed()) {
        // It fails when all of them have ended, which is as well.
        let _ = kill_process_group(pid, Signal::KILL);
    }
}

#[cfg(not(unix))]
fn kill_group(_leader: u32) {}
