//! Threads, each operation a step.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::lock::{locked, outside};
use super::runtime::{
    CheckFailed, Digest, On, Op, Pending, Spot, Teardown, Tid, thread_job, turn, with,
};
pub use super::scope::{Scope, ScopedJoinHandle, scope};

/// A handle to a thread.
#[derive(Debug, Clone)]
pub struct Thread {
    thread: Tid,
}

/// A handle to a spawned thread.
#[derive(Debug)]
pub struct JoinHandle<T> {
    result: Packet<T>,
    thread: Thread,
}

/// What a thread leaves for whoever joins it.
pub(super) type Packet<T> = Arc<Mutex<Option<Result<T, Box<dyn Any + Send>>>>>;

impl Thread {
    /// Leaves the thread's park token; a thread that is parked goes on.
    #[track_caller]
    pub fn unpark(&self) {
        if turn(Pending::new(
            "unpark",
            On::Thread(self.thread),
            Spot::here(),
        ))
        .is_some()
        {
            with(|run| {
                run.unpark(self.thread);
                run.tell_done();
            });
        }
    }
}

/// The current thread.
///
/// # Panics
/// Outside `model::explore`.
pub fn current() -> Thread {
    let thread = with(|run| run.current).unwrap_or_else(outside);
    Thread { thread }
}

/// Waits until the current thread's park token is there, and takes it.
#[track_caller]
pub fn park() {
    if turn(Pending::new("park", On::Nothing, Spot::here()).needs(Op::Park)).is_some() {
        with(|run| {
            run.me().token = false;
            run.tell_done();
        });
    }
}

/// Sleeps in the machine's time: at least as long under the late clock, exactly as long under the
/// exact one.
#[track_caller]
pub fn sleep(delay: Duration) {
    let Some(deadline) = with(|run| run.later(delay)) else {
        return;
    };
    let pending = Pending::new("sleep", On::Text(format!("{delay:?}")), Spot::here());
    if turn(pending.needs(Op::Sleep(deadline))).is_some() {
        with(|run| run.tell_done());
    }
}

/// A step that does nothing.
#[track_caller]
pub fn yield_now() {
    if turn(Pending::new("yield", On::Nothing, Spot::here())).is_some() {
        with(|run| run.tell_done());
    }
}

impl<T> JoinHandle<T> {
    /// Waits for the thread to end and returns its value.
    ///
    /// # Errors
    /// The payload of its panic.
    #[track_caller]
    pub fn join(self) -> Result<T, Box<dyn Any + Send>> {
        join(self.thread.thread, &self.result, Spot::here())
    }

    /// Whether the thread has ended.
    #[track_caller]
    pub fn is_finished(&self) -> bool {
        let thread = self.thread.thread;
        if turn(Pending::new("look at", On::Thread(thread), Spot::here())).is_none() {
            return true;
        }
        with(|run| {
            let ended = run.has_ended(thread);
            run.me().observe(Digest::of(u64::from(ended)));
            run.tell(|run, event| {
                event.detail = Some(if ended { "has ended" } else { "runs" }.to_owned());
                event.joins = Vec::from_iter(ended.then_some(run.threads[thread].number));
            });
            ended
        })
        .unwrap_or(true)
    }

    /// The thread's handle.
    pub fn thread(&self) -> &Thread {
        &self.thread
    }
}

/// Joins a thread that left its result in `packet`.
pub(super) fn join<T>(
    thread: Tid,
    packet: &Packet<T>,
    spot: Spot,
) -> Result<T, Box<dyn Any + Send>> {
    let pending = Pending::new("join", On::Thread(thread), spot);
    if turn(pending.needs(Op::Join(vec![thread]))).is_none() {
        return Err(Box::new(Teardown));
    }
    with(|run| {
        run.notice(thread);
        run.tell_joined(&[thread]);
    });
    let result = locked(packet).take();
    result.unwrap_or_else(|| Err(Box::new(Teardown)))
}

/// Spawns a thread.
///
/// # Panics
/// Outside `model::explore`.
#[track_caller]
pub fn spawn<F, T>(body: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let packet = Packet::default();
    let thread = start(packet_body(body, Arc::clone(&packet)), Spot::here());
    JoinHandle {
        result: packet,
        thread: Thread { thread },
    }
}

/// A closure that leaves in `packet` what `body` returns, or how it panicked, and panics on.
pub(super) fn packet_body<T>(body: impl FnOnce() -> T, packet: Packet<T>) -> impl FnOnce() {
    move || {
        let result = catch_unwind(AssertUnwindSafe(body));
        let panic = match result {
            Err(payload) if payload.is::<Teardown>() || payload.is::<CheckFailed>() => {
                resume_unwind(payload)
            }
            Err(payload) => {
                let message = super::runtime::message(&*payload);
                *locked(&packet) = Some(Err(payload));
                Some(message)
            }
            Ok(value) => {
                *locked(&packet) = Some(Ok(value));
                None
            }
        };
        // A value that nobody will join for is dropped here, which may take steps.
        drop(packet);
        if let Some(message) = panic {
            resume_unwind(Box::new(message));
        }
    }
}

/// More threads than this in one run are taken for a mistake.
const MOST_THREADS: usize = 64;

/// Spawns a thread that runs `body`, as a step.
///
/// # Panics
/// When the run has 64 threads already.
#[track_caller]
pub(super) fn start(body: impl FnOnce() + 'static, spot: Spot) -> Tid {
    let threads = with(|run| run.threads.len()).unwrap_or(0);
    assert!(
        threads < MOST_THREADS,
        "spawns more than {MOST_THREADS} threads"
    );
    let job = thread_job(body);
    if turn(Pending::new("spawn", On::Nothing, spot)).is_none() {
        return usize::MAX;
    }
    with(|run| {
        let thread = run.spawn(job, spot);
        run.tell(|run, event| {
            event.text = format!("spawn → {}", run.called(thread));
            event.spawns = Some(run.threads[thread].number);
        });
        thread
    })
    .unwrap_or_else(outside)
}

/// The handle of a thread.
pub(super) fn handle(thread: Tid) -> Thread {
    Thread { thread }
}
