//! `std::sync::Barrier`, as an object of its own.

use super::lock::outside;
use super::runtime::{Digest, Id, ObjectStatus, On, Pending, Spot, Woken, turn, wait, with};

/// Lets `n` threads wait for one another, again and again.
#[derive(Debug)]
pub struct Barrier {
    id: Id,
}

/// What [`Barrier::wait`] returns: exactly one thread of each round is its leader.
#[derive(Debug)]
pub struct BarrierWaitResult(bool);

impl Barrier {
    /// A barrier for `threads` threads; 0 counts as 1, as in `std`.
    ///
    /// # Panics
    /// Outside `model::explore`.
    #[track_caller]
    pub fn new(threads: usize) -> Self {
        let status = ObjectStatus::Barrier {
            size: threads.max(1),
            arrived: Vec::new(),
        };
        let spot = Spot::here();
        let id = with(|run| run.add("barrier", status, spot));
        Self {
            id: id.unwrap_or_else(outside),
        }
    }

    /// Waits until all the threads of this round have called `wait`. Who comes last leads.
    #[track_caller]
    pub fn wait(&self) -> BarrierWaitResult {
        let pending = Pending::new("wait at", On::Object(self.id), Spot::here());
        if turn(pending).is_none() {
            return BarrierWaitResult(false);
        }
        let leads = with(|run| {
            let current = run.current;
            let ObjectStatus::Barrier { size, arrived } = run.object(self.id) else {
                unreachable!("a barrier's id is a barrier's");
            };
            if arrived.len() + 1 < *size {
                arrived.push(current);
                run.tell_done();
                return false;
            }
            for other in std::mem::take(arrived) {
                run.wake(other, Woken::Done);
            }
            run.tell_detail(|_| "the last to come".to_owned());
            true
        });
        let leads = leads.unwrap_or(false);
        if !leads && wait().is_some() {
            with(|run| run.tell_gets());
        }
        with(|run| run.me().observe(Digest::of(u64::from(leads))));
        BarrierWaitResult(leads)
    }
}

impl BarrierWaitResult {
    /// Whether this thread completed the round.
    pub fn is_leader(&self) -> bool {
        self.0
    }
}
