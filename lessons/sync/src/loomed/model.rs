//! Exploring a model, and finding a bug in one: what a lesson's `tests/loom.rs` says.
//!
//! All of them return text for an insta snapshot, in TOML, from which the pages take the
//! figures. loom is deterministic: the same model needs the same number of executions each time.

mod choices;
mod figures;

use std::any::Any;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::env;
use std::panic::{self, AssertUnwindSafe};
use std::process::{self, Command};
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, Mutex};
use std::time::Duration;

pub(super) use choices::choose;
pub use figures::{Failure, Figures};

/// More executions than this are a model too large for a lesson; the test then says so.
const MOST_EXECUTIONS: usize = 500_000;

/// In the environment of a child process: the test and the model that is to run there.
const CHILD: &str = "INTERLEAVE_LOOM_CHILD";

/// How a child process ends when its model failed, so that no other failure is taken for it.
const FAILED: i32 = 77;

/// What the line that reports a failure begins with.
const REPORT: &str = "interleave-loom-failure";

static EXECUTIONS: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    static SPAWNED: Cell<usize> = const { Cell::new(0) };
}

/// Counts a spawned thread of this execution.
pub(super) fn count_thread() {
    SPAWNED.set(SPAWNED.get() + 1);
}

/// Runs `program` in every execution that loom distinguishes, without a preemption bound, and
/// returns how many there were and the outcomes that `program` returned.
///
/// `name` says in the snapshot what was explored.
///
/// # Panics
/// When an execution panics or deadlocks, or there are more than 500,000 of them.
pub fn explore<O: ToString>(
    name: &str,
    program: impl Fn() -> O + Send + Sync + 'static,
) -> Figures {
    let outcomes = Arc::new(Mutex::new(BTreeSet::new()));
    let threads = Arc::new(AtomicUsize::new(0));
    let executions = Arc::new(AtomicUsize::new(0));
    let counters = (outcomes.clone(), threads.clone(), executions.clone());
    check_all(move || {
        let (outcomes, threads, executions) = &counters;
        let number = executions.fetch_add(1, Relaxed) + 1;
        assert!(
            number <= MOST_EXECUTIONS,
            "more than {MOST_EXECUTIONS} executions: make the model smaller"
        );
        EXECUTIONS.store(number, Relaxed);
        super::io::begin_execution();
        SPAWNED.set(0);
        let outcome = program().to_string();
        outcomes.lock().unwrap().insert(outcome);
        threads.fetch_max(SPAWNED.get() + 1, Relaxed);
    });
    let outcomes = outcomes.lock().unwrap().clone();
    Figures {
        model: name.to_owned(),
        threads: threads.load(Relaxed),
        executions: executions.load(Relaxed),
        outcomes,
    }
}

/// [`explore`] of a program that prints: its outcomes are what it has printed when it returns.
///
/// # Panics
/// As [`explore`].
pub fn prints(name: &str, program: impl Fn() + Send + Sync + 'static) -> Figures {
    explore(name, move || {
        program();
        super::output()
    })
}

/// Fails the model with this message, unless `holds`.
///
/// # Panics
/// Unless `holds`, which is how a model fails.
#[track_caller]
pub fn check(holds: bool, message: &str) {
    assert!(holds, "{message}");
}

/// Zero: time is free in a model, where every delay is possible.
pub fn elapsed() -> Duration {
    Duration::ZERO
}

/// A part of a value that the explored flavour counts; loom does not, for it distinguishes only
/// executions that the program itself could tell apart.
#[derive(Debug)]
pub struct Counted(());

impl Counted {
    /// Counts nothing.
    pub fn at_most(_most: usize, _message: &str) -> Self {
        Self(())
    }
}

/// Runs loom once for every sequence of choices that the model's selects can make.
fn check_all(execution: impl Fn() + Send + Sync + 'static) {
    let execution = Arc::new(execution);
    choices::for_each(|| {
        let execution = Arc::clone(&execution);
        let mut builder = loom::model::Builder::new();
        builder.preemption_bound = None;
        builder.max_permutations = None;
        builder.max_duration = None;
        builder.checkpoint_file = None;
        builder.check(move || {
            choices::begin_execution();
            execution();
        });
    });
}

/// Runs `program`, and then `check` on what it has printed, under loom in a child process, where one of
/// them must fail, and returns how.
///
/// In a child process because loom cannot always unwind a failed model, and may abort. Use
/// [`fails!`](crate::model_fails), which fills in `test`, the path by which the test runner knows
/// the calling test.
///
/// # Panics
/// When no execution fails, or the child process cannot be run.
pub fn fails(
    test: &str,
    name: &str,
    program: impl Fn() + Send + Sync + 'static,
    check: impl Fn(&str) + Send + Sync + 'static,
) -> Failure {
    let child = format!("{test}: {name}");
    if env::var(CHILD).as_ref() == Ok(&child) {
        run_as_child(|| {
            explore(name, move || {
                program();
                check(&super::output());
                ""
            })
        });
    }
    let exe = env::current_exe().expect("a test knows its own path");
    let output = Command::new(exe)
        .args([test, "--exact", "--nocapture", "--test-threads=1"])
        .env(CHILD, child)
        .output()
        .expect("a test can start itself again");
    let stdout = String::from_utf8_lossy(&output.stdout);
    assert!(
        !output.status.success(),
        "loom found nothing wrong with {name}; was it mended, or is the test's path not {test:?}?"
    );
    // The last report of a model that unwound is what ended it. One that aborted while unwinding
    // goes on panicking after the first.
    let mut reports = stdout.lines().filter_map(Failure::parse);
    let report = match output.status.code() {
        Some(FAILED) => reports.next_back(),
        _ => reports.next(),
    };
    let Some((executions, failure)) = report else {
        panic!(
            "the child process of {name} ended with {} and no report:\n{stdout}{}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
    };
    Failure {
        model: name.to_owned(),
        executions,
        failure,
    }
}

/// Runs `explore` and ends the process: with code [`FAILED`] when it panicked. Reports every panic
/// on a line of its own, and last the one that was not caught.
fn run_as_child(explore: impl FnOnce() -> Figures) -> ! {
    panic::set_hook(Box::new(|info| report(info.payload())));
    match panic::catch_unwind(AssertUnwindSafe(explore)) {
        Ok(_) => process::exit(0),
        Err(payload) => {
            report(&*payload);
            process::exit(FAILED)
        }
    }
}

fn report(payload: &(dyn Any + Send)) {
    let message = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("a panic without a message");
    let executions = EXECUTIONS.load(Relaxed);
    println!("\n{}", Failure::line(executions, message));
}

/// [`fails()`] with the path of the calling test: `fails!(name, program)` where it deadlocks or panics by
/// itself; `fails!(name, program, check)` where `check` panics at what it has printed; and
/// `fails!(name, program, allowed, message)` where it prints what is not in the set that the function
/// `allowed` returns.
#[macro_export]
#[doc(hidden)]
macro_rules! model_fails {
    ($name:expr, $program:expr, $allowed:expr, $message:expr $(,)?) => {
        $crate::loomed::model::fails!($name, $program, |printed: &str| {
            assert!($allowed().contains(printed), $message);
        })
    };
    ($name:expr, $program:expr $(,)?) => {
        $crate::loomed::model::fails!($name, $program, |_: &str| ())
    };
    ($name:expr, $program:expr, $check:expr $(,)?) => {{
        fn here() {}
        let path = ::std::any::type_name_of_val(&here);
        let path = path.strip_suffix("::here").unwrap_or(path);
        let test = path.split_once("::").map_or(path, |(_crate, test)| test);
        $crate::loomed::model::fails(test, $name, $program, $check)
    }};
}

#[doc(inline)]
pub use model_fails as fails;
