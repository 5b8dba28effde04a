//! `std::sync::Once` and `OnceLock`, as objects of their own.

use std::sync::OnceLock as StdOnceLock;

use interleave_schedule::Flow;

use super::lock::outside;
use super::runtime::{
    Digest, Id, ObjectStatus, On, OnceStatus, Op, Pending, Run, Spot, turn, with,
};

/// A cell that is written at most once.
#[derive(Debug)]
pub struct OnceLock<T> {
    id: Id,
    value: StdOnceLock<T>,
}

/// Runs a closure at most once. Unlike `std`'s, one whose closure panicked is as if it had not
/// run.
#[derive(Debug, Default)]
pub struct Once {
    done: OnceLock<()>,
}

/// While an initialiser runs; dropped before it is done, the cell is empty again.
struct Running {
    id: Id,
    done: bool,
}

impl<T> OnceLock<T> {
    /// An empty cell.
    ///
    /// # Panics
    /// Outside `model::explore`.
    #[track_caller]
    pub fn new() -> Self {
        Self::make("cell", Spot::here())
    }

    fn make(kind: &'static str, spot: Spot) -> Self {
        let id = with(|run| run.add(kind, ObjectStatus::Once(OnceStatus::Empty), spot));
        Self {
            id: id.unwrap_or_else(outside),
            value: StdOnceLock::new(),
        }
    }

    /// The value, if it has been written.
    #[track_caller]
    pub fn get(&self) -> Option<&T> {
        turn(Pending::new("get", On::Object(self.id), Spot::here()))?;
        let done = with(|run| {
            let done = run.see_once(self.id);
            run.tell_detail(|_| if done { "has a value" } else { "empty" }.to_owned());
            done
        });
        done.filter(|done| *done).and_then(|_| self.value.get())
    }

    /// Writes the value; waits while somebody initialises it.
    ///
    /// # Errors
    /// The value given, when the cell had one already.
    #[track_caller]
    pub fn set(&self, value: T) -> Result<(), T> {
        let pending = Pending::new("set", On::Object(self.id), Spot::here());
        if turn(pending.needs(Op::Once)).is_none() {
            return Err(value);
        }
        with(|run| {
            if !run.see_once(self.id) {
                run.finish_once(self.id);
            }
            run.tell_done();
        });
        self.value.set(value)
    }

    /// The value, written by `init` if there is none; others wait for a running `init`.
    #[track_caller]
    pub fn get_or_init(&self, init: impl FnOnce() -> T) -> &T {
        let spot = Spot::here();
        let pending = Pending::new("get or initialise", On::Object(self.id), spot);
        let turned = turn(pending.needs(Op::Once));
        let done = with(|run| {
            let done = run.see_once(self.id);
            if !done && turned.is_some() {
                *run.once(self.id) = OnceStatus::Running(run.current);
            }
            run.tell_detail(|_| {
                if done {
                    "has a value"
                } else {
                    "initialises it"
                }
                .to_owned()
            });
            done
        });
        if done != Some(true) {
            let mut running = Running {
                id: self.id,
                done: false,
            };
            let value = init();
            turn(Pending::new("has initialised", On::Object(self.id), spot));
            running.done = true;
            with(|run| {
                run.finish_once(self.id);
                run.tell_done();
            });
            return self.value.get_or_init(|| value);
        }
        self.value.get().expect("a cell that is done has its value")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if !self.done {
            with(|run| *run.once(self.id) = OnceStatus::Empty);
        }
    }
}

impl<T> Default for OnceLock<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new()
    }
}

impl Once {
    /// A `Once` that has not run.
    ///
    /// # Panics
    /// Outside `model::explore`.
    #[track_caller]
    pub fn new() -> Self {
        Self {
            done: OnceLock::make("once", Spot::here()),
        }
    }

    /// Runs `action` if none has run, and returns when one has.
    #[track_caller]
    pub fn call_once(&self, action: impl FnOnce()) {
        self.done.get_or_init(action);
    }

    /// Whether a closure has run to its end.
    #[track_caller]
    pub fn is_completed(&self) -> bool {
        self.done.get().is_some()
    }
}

impl Run {
    fn once(&mut self, id: Id) -> &mut OnceStatus {
        match self.object(id) {
            ObjectStatus::Once(status) => status,
            _ => unreachable!("a cell's id is a cell's"),
        }
    }

    /// Whether the cell is done, as the current thread observes it.
    fn see_once(&mut self, id: Id) -> bool {
        let seen = match *self.once(id) {
            OnceStatus::Done(version) => version.mix(1),
            OnceStatus::Empty | OnceStatus::Running(_) => Digest::of(0),
        };
        self.me().observe(seen);
        let done = matches!(self.once(id), OnceStatus::Done(_));
        if done {
            self.flows(Flow::Finds, id);
        }
        done
    }

    fn finish_once(&mut self, id: Id) {
        let history = self.me().history;
        *self.once(id) = OnceStatus::Done(history);
        self.flows(Flow::Leaves, id);
    }
}
