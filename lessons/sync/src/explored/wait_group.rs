//! Go's `sync.WaitGroup`, as an object of its own.
//!
//! What the other flavours build of a lock and a condition variable (`shared/wait_group.rs`) is
//! three operations here, for these are what a lesson says and a reader schedules. That the two
//! have the same outcomes is a test: `tests/wait_group.rs`.

use std::collections::VecDeque;

use interleave_schedule::Flow;

use super::lock::outside;
use super::runtime::{
    Digest, Id, ObjectStatus, On, Op, Pending, Run, Spot, Tid, Woken, turn, wait, with,
};

/// Counts tasks, and lets any number of threads wait until the count is zero. After that it may be
/// used again.
#[derive(Debug)]
pub struct WaitGroup {
    id: Id,
}

impl WaitGroup {
    /// A group with nothing to wait for.
    ///
    /// # Panics
    /// Outside `model::explore`.
    #[track_caller]
    pub fn new() -> Self {
        let status = ObjectStatus::WaitGroup {
            count: 0,
            waiting: VecDeque::new(),
        };
        let spot = Spot::here();
        let id = with(|run| run.add("wait group", status, spot));
        Self {
            id: id.unwrap_or_else(outside),
        }
    }

    /// Adds `tasks` to the count.
    ///
    /// # Panics
    /// If the count would pass `usize::MAX`.
    #[track_caller]
    pub fn add(&self, tasks: usize) {
        let verb = format!("add {tasks} to");
        let fits = self.change(verb, Spot::here(), |count| count.checked_add(tasks));
        assert!(fits, "WaitGroup: count above usize::MAX");
    }

    /// Takes one from the count; at zero every waiter goes on.
    ///
    /// # Panics
    /// If the count is already zero.
    #[track_caller]
    pub fn done(&self) {
        let verb = "take 1 from".to_owned();
        let counted = self.change(verb, Spot::here(), |count| count.checked_sub(1));
        assert!(counted, "WaitGroup: done without add");
    }

    /// Waits until the count is zero; returns at once when it already is.
    #[track_caller]
    pub fn wait(&self) {
        let pending = Pending::new("wait for", On::Object(self.id), Spot::here());
        if turn(pending.needs(Op::Zero)).is_none() {
            return;
        }
        let at_once = with(|run| {
            let current = run.current;
            let (count, waiting) = run.wait_group(self.id);
            if *count == 0 {
                run.flows(Flow::Finds, self.id);
                run.tell_detail(|_| "count 0".to_owned());
                return true;
            }
            let told = in_words(*count);
            waiting.push_back(current);
            run.tell_waits(|_| Some(told));
            false
        });
        if at_once == Some(false) && wait().is_some() {
            with(|run| run.tell_gets());
        }
    }

    /// Changes the count as one step, if it can be so; whether it could.
    fn change(
        &self,
        verb: String,
        spot: Spot,
        change: impl FnOnce(usize) -> Option<usize>,
    ) -> bool {
        if turn(Pending::new(verb, On::Object(self.id), spot)).is_none() {
            return true;
        }
        let changed = with(|run| {
            let (count, waiting) = run.wait_group(self.id);
            let before = *count;
            let after = change(before);
            *count = after.unwrap_or(before);
            let told = in_words(*count);
            let free = match *count {
                0 => std::mem::take(waiting),
                _ => VecDeque::new(),
            };
            for waiter in free {
                run.wake(waiter, Woken::Done);
            }
            run.me().observe(Digest::of(u64::from(after.is_some())));
            if after.is_some_and(|after| after < before) {
                run.flows(Flow::Leaves, self.id);
            }
            run.tell_detail(|_| told);
            after.is_some()
        });
        changed.unwrap_or(true)
    }
}

impl Default for WaitGroup {
    #[track_caller]
    fn default() -> Self {
        Self::new()
    }
}

/// A count, as readers see it.
pub(super) fn in_words(count: usize) -> String {
    format!("count {count}")
}

impl Run {
    fn wait_group(&mut self, id: Id) -> (&mut usize, &mut VecDeque<Tid>) {
        match self.object(id) {
            ObjectStatus::WaitGroup { count, waiting } => (count, waiting),
            _ => unreachable!("a wait group's id is a wait group's"),
        }
    }
}
