//! Checks under loom: every execution that loom distinguishes.

use std::panic;
use std::process;
use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use interleave_schedule::Place;
use interleave_sync::loomed::{self, model};

use crate::{Check, Executed, Line, limits};

/// How long loom may take for one check, of the processor's time where the system tells it, so that a
/// busy machine does not end it early; what it has not tried by then is not tried.
const MOST_TIME: Duration = Duration::from_secs(5);

static EXECUTIONS: AtomicUsize = AtomicUsize::new(0);
static CHECK: Mutex<&str> = Mutex::new("");

/// Runs the checks that loom can run, in order, and reports. Ends the process: at the first
/// failure, which loom cannot always unwind.
pub fn main(checks: &[Check]) -> ! {
    limits::set();
    panic::set_hook(Box::new(|info| {
        let message = (info.payload().downcast_ref::<&str>().copied())
            .or_else(|| info.payload().downcast_ref::<String>().map(String::as_str));
        let message = message.unwrap_or("a panic without a message");
        let first = message.lines().next().unwrap_or_default();
        let deadlock = first.starts_with("deadlock; threads =");
        let place = info.location().filter(|_| !deadlock).map(|at| Place {
            file: at.file().replace("/machines/../", "/"),
            line: at.line(),
            end_of_scope: false,
        });
        let failure = if deadlock { "deadlock" } else { first };
        end(Some(failure.to_owned()), place, None)
    }));
    let mut checks = checks.iter().filter(|check| check.not_loom.is_none());
    while let Some(check) = checks.next() {
        let name = check.name.to_owned();
        Line::Begins { check: name }.tell();
        *CHECK
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner()) = check.name;
        let left = checks.clone().count();
        let figures = execute(*check, left);
        Line::Executed(report(figures, None, None, None)).tell();
    }
    Line::Ends.tell();
    process::exit(0)
}

/// Runs all executions of a check, after which so many are `left`, and returns how many there are.
fn execute(check: Check, left: usize) -> usize {
    let start = spent();
    EXECUTIONS.store(0, Relaxed);
    let figures = model::explore(check.name, move || {
        EXECUTIONS.fetch_add(1, Relaxed);
        if spent().saturating_sub(start) > MOST_TIME {
            end(None, None, Some(stopped(left)));
        }
        check.smaller.unwrap_or(check.program)();
        if let Some(prints) = check.prints
            && let Err(message) = prints(&loomed::output())
        {
            panic!("{message}");
        }
        ""
    });
    figures.executions
}

/// Why loom did not try everything, when so many checks are `left`.
fn stopped(left: usize) -> String {
    let after = MOST_TIME.as_secs();
    let others = match left {
        0 => "",
        _ => ", and has not begun with the checks that follow",
    };
    format!("Loom was stopped after {after} s{others}.")
}

fn report(
    executions: usize,
    failure: Option<String>,
    panic: Option<Place>,
    stopped: Option<String>,
) -> Executed {
    Executed {
        check: (*CHECK
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner()))
        .to_owned(),
        executions,
        failure,
        panic,
        stopped,
    }
}

/// Reports the check that is running, and ends the process at once: whatever else would run is
/// either loom's unwinding, or a check after one that took all the time.
fn end(failure: Option<String>, place: Option<Place>, stopped: Option<String>) -> ! {
    Line::Executed(report(EXECUTIONS.load(Relaxed), failure, place, stopped)).tell();
    Line::Ends.tell();
    process::exit(0)
}

/// The time that this process has had.
#[cfg(unix)]
fn spent() -> Duration {
    use rustix::time::{ClockId, clock_gettime};
    Duration::try_from(clock_gettime(ClockId::ProcessCPUTime)).unwrap_or_default()
}

/// The time that has passed.
#[cfg(not(unix))]
fn spent() -> Duration {
    use std::sync::OnceLock;
    use std::time::Instant;
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

#[cfg(test)]
mod tests {
    use super::stopped;

    #[test]
    fn who_is_stopped_says_what_is_left() {
        assert_eq!(stopped(0), "Loom was stopped after 5 s.");
        let left = "Loom was stopped after 5 s, and has not begun with the checks that follow.";
        assert_eq!(stopped(2), left);
    }
}
