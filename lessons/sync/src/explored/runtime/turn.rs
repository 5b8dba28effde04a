//! How an operation gets its turn, and how it waits.

use std::panic::resume_unwind;
use std::process;
use std::thread::panicking;

use super::{Pending, Phase, RUN, Teardown, Way, suspend, with};

/// More refused operations than this in one thread, and it is taken to be in an endless loop.
const MOST_REFUSALS: u32 = 100_000;

enum Standing {
    Outside,
    Over,
    /// Unwinding: the operation is part of the step in which the panic is.
    Now,
    Switch,
}

/// Waits for the turn of `pending` and returns the way that the schedule chose. `None` outside a
/// run, and while what is left of a run is unwound: the operation is then to do nothing.
pub fn turn(pending: Pending) -> Option<Way> {
    let standing = RUN.with_borrow_mut(|run| {
        let Some(run) = run else {
            return Standing::Outside;
        };
        if run.over {
            return Standing::Over;
        }
        assert!(
            !run.owes_message,
            "the message of a select's send uses `sync` itself"
        );
        run.me().phase = Phase::Running;
        run.me().pending = Some(pending);
        match panicking() {
            true => Standing::Now,
            false => Standing::Switch,
        }
    });
    match standing {
        Standing::Outside => return None,
        Standing::Over => return refuse(),
        Standing::Now => {}
        Standing::Switch => suspend(),
    }
    RUN.with_borrow_mut(|run| {
        let run = run.as_mut()?;
        if run.over {
            return None;
        }
        let me = run.me();
        let digest = me.pending.as_ref().map(Pending::digest).unwrap_or_default();
        me.observe(digest);
        Some(match standing {
            Standing::Now => Way::Go,
            _ => me.way,
        })
    })
    .or_else(refuse)
}

/// Waits to be woken, or for another way out of the wait, and returns which it was. The caller
/// has entered the thread wherever it is to be found, and told what it waits for. `None` as
/// [`turn`].
pub fn wait() -> Option<Way> {
    RUN.with_borrow_mut(|run| {
        let run = run.as_mut()?;
        let unwinding = panicking();
        let me = run.me();
        me.phase = Phase::Waiting;
        if unwinding {
            let message = format!(
                "{} waits while it unwinds from a panic",
                run.called(run.current)
            );
            run.failure
                .get_or_insert((interleave_schedule::Kind::Panic, message));
        }
        Some(())
    })?;
    stall();
    RUN.with_borrow_mut(|run| {
        let run = run.as_mut()?;
        if run.over {
            return None;
        }
        let me = run.me();
        me.phase = Phase::Running;
        me.deadline = None;
        me.in_condvar = false;
        Some(me.way)
    })
    .or_else(refuse)
}

/// Suspends a thread that may be unwinding, until others have come further.
///
/// `panicking` is then true of every thread of the run, since they share one of the system's: while
/// any is suspended so, [`refuse`] goes by what it knows of each.
pub fn stall() {
    let unwinding = panicking();
    with(|run| {
        run.stalled += usize::from(unwinding);
        run.me().unwinding |= unwinding;
    });
    suspend();
    with(|run| run.stalled -= usize::from(unwinding));
}

/// Unwinds the thread, for the run is over; while it unwinds, operations do nothing.
fn refuse() -> Option<Way> {
    let unwinding = with(|run| {
        let stalled = run.stalled > 0;
        let me = run.me();
        me.refusals += 1;
        if me.refusals > MOST_REFUSALS {
            eprintln!("a thread of an explored program does not end when it is unwound");
            process::abort();
        }
        let unwinding = if stalled { me.unwinding } else { panicking() };
        me.unwinding = true;
        unwinding
    });
    if unwinding.unwrap_or(true) {
        return None;
    }
    resume_unwind(Box::new(Teardown))
}
