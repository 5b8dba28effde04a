//! Exploring a program: what a lesson's `tests/schedules.rs` says.

use std::panic::{UnwindSafe, resume_unwind};
use std::rc::Rc;
use std::time::Duration;

use interleave_schedule::{
    self as schedule, Graph, Limits, Place, Program as _, Request, Schedule, Unmerged,
};

pub use super::counted::Counted;
use super::runtime::{CheckFailed, Digest, Explorer, Settings, last_panic, with};
pub use super::runtime::{Stuck, watch};

/// What to explore, and how far.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// What becomes of other threads when main returns.
    pub ending: Ending,
    /// How time passes.
    pub clock: Clock,
    /// How many times in a run a wait on a condvar may end for no reason.
    pub spurious: u8,
    /// Most steps of a run; a longer one is the outcome "no progress".
    pub steps: usize,
    /// Most states and runs.
    pub limits: Limits,
}

/// What becomes of other threads when main returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The process ends, as Rust's and Go's do.
    Ends,
    /// They go on until nobody can move; whoever waits then has leaked.
    Drains,
}

/// How time passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// Only when all threads wait, and then to the next timer.
    Exact,
    /// Every timer may fire at any later step, for whoever should have acted may be late.
    Late,
}

impl Default for Options {
    /// Main's return ends the process, time is exact, no spurious wakeups, 500 steps.
    fn default() -> Self {
        Self {
            ending: Ending::Ends,
            clock: Clock::Exact,
            spurious: 0,
            steps: 500,
            limits: Limits::default(),
        }
    }
}

impl Options {
    /// The same, but a timer may fire at any later step.
    pub fn late() -> Self {
        Self {
            clock: Clock::Late,
            ..Self::default()
        }
    }
}

/// Explores everything that `program` can do.
///
/// # Panics
/// When `program` is not deterministic, given who moves next.
#[track_caller]
pub fn explore(name: &str, options: Options, program: impl Fn() + 'static) -> Graph {
    let mut explorer = explorer(options, program);
    match schedule::explore(name, &mut explorer, options.limits) {
        Ok(graph) => graph,
        Err(error) => panic!("{name}: {error}"),
    }
}

/// Counts the paths of `program` one by one, without merging states, at most `most` of them.
pub fn unmerged(options: Options, most: u64, program: impl Fn() + 'static) -> Unmerged {
    schedule::unmerged(&mut explorer(options, program), most)
}

/// The program as the schedule crate runs it: for replays, and for searches of one's own.
pub fn explorer(options: Options, program: impl Fn() + 'static) -> Explorer {
    let settings = Settings {
        late: options.clock == Clock::Late,
        drains: options.ending == Ending::Drains,
        spurious: options.spurious,
        steps: options.steps,
    };
    Explorer::new(Rc::new(program), settings)
}

/// Ends the run with the outcome "check failed" and this message, unless `holds`.
pub fn check(holds: bool, message: &str) {
    if !holds {
        resume_unwind(Box::new(CheckFailed(message.to_owned())));
    }
}

/// How much of the machine's time has passed since the start of the run. No step: it is for checks.
/// Zero outside [`explore`].
pub fn elapsed() -> Duration {
    with(|run| {
        let now = run.now;
        run.me().observe(Digest::of(now));
        Duration::from_nanos(now)
    })
    .unwrap_or_default()
}

/// Where the last panic is when `program` follows `schedule`: the line that panicked, or for what
/// tells its caller's line, as `unwrap` does, that. `None` where nothing panics.
pub fn panics_at(
    options: Options,
    program: impl Fn() + 'static,
    schedule: &Schedule,
) -> Option<Place> {
    let mut explorer = explorer(options, program);
    last_panic();
    explorer.run(&Request {
        prefix: &schedule.0,
        record_from: usize::MAX,
        known: &|_| false,
    });
    last_panic()
}

/// What must hold of `program` however it is scheduled.
///
/// # Panics
/// With the simplest failing schedule as a table, when `program` can fail; when a limit was met.
#[track_caller]
pub fn passes(name: &str, options: Options, program: impl Fn() + UnwindSafe + 'static) -> Graph {
    let graph = explore(name, options, program);
    for (outcome, shortest) in graph.outcomes.iter().zip(graph.shortest()) {
        if let (true, Some(shortest)) = (outcome.fails(), shortest) {
            let table = graph.draw(&shortest.schedule).unwrap_or_default();
            panic!("{name} can fail:\n{table}");
        }
    }
    assert!(
        graph.limits.is_empty(),
        "{name}: {}",
        graph.limits.join("; ")
    );
    graph
}
