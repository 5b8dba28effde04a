//! `std::sync::Condvar`, each operation a step.

use std::collections::VecDeque;
use std::mem;
use std::sync::{LockResult, PoisonError};
use std::time::Duration;

use super::lock::{acquire_now, outside};
use super::mutex::{MutexGuard, result};
use super::runtime::{
    Digest, Id, ObjectStatus, On, Pending, Run, Spot, Tid, Way, turn, wait, with,
};

/// A condition variable. A notification wakes the thread that has waited longest; a wait may end
/// for no reason as often as the exploration's options say.
#[derive(Debug)]
pub struct Condvar {
    id: Id,
}

/// Whether [`Condvar::wait_timeout`] ended because of its time limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaitTimeoutResult(bool);

impl Condvar {
    /// A condition variable that nobody waits on.
    ///
    /// # Panics
    /// Outside `model::explore`.
    #[track_caller]
    pub fn new() -> Self {
        let status = ObjectStatus::Condvar(VecDeque::new());
        let spot = Spot::here();
        let id = with(|run| run.add("condvar", status, spot));
        Self {
            id: id.unwrap_or_else(outside),
        }
    }

    /// Releases the lock of `guard`, waits for a notification, and takes the lock again.
    ///
    /// # Errors
    /// The guard, when the mutex is poisoned.
    #[track_caller]
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        let (poisoned, guard, _) = self.wait_for(guard, None, Spot::here());
        result(poisoned, guard)
    }

    /// Waits as long as `condition` holds.
    ///
    /// # Errors
    /// The guard, when the mutex is poisoned.
    #[track_caller]
    pub fn wait_while<'a, T>(
        &self,
        mut guard: MutexGuard<'a, T>,
        mut condition: impl FnMut(&mut T) -> bool,
    ) -> LockResult<MutexGuard<'a, T>> {
        while condition(&mut guard) {
            guard = self.wait(guard)?;
        }
        Ok(guard)
    }

    /// As [`wait`](Self::wait), for at most `timeout` of the machine's time.
    ///
    /// # Errors
    /// The guard and the result, when the mutex is poisoned.
    #[track_caller]
    pub fn wait_timeout<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        timeout: Duration,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let (poisoned, guard, timed_out) = self.wait_for(guard, Some(timeout), Spot::here());
        result(poisoned, (guard, WaitTimeoutResult(timed_out)))
    }

    /// Waits as long as `condition` holds, for at most `timeout` of the machine's time in all.
    ///
    /// # Errors
    /// The guard and the result, when the mutex is poisoned.
    #[track_caller]
    pub fn wait_timeout_while<'a, T>(
        &self,
        mut guard: MutexGuard<'a, T>,
        timeout: Duration,
        mut condition: impl FnMut(&mut T) -> bool,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let spot = Spot::here();
        let end = with(|run| run.later(timeout)).unwrap_or_default();
        while condition(&mut guard) {
            let now = with(|run| run.now).unwrap_or_default();
            let left = Duration::from_nanos(end.saturating_sub(now));
            let (poisoned, again, timed_out) = self.wait_for(guard, Some(left), spot);
            guard = again;
            if poisoned {
                return Err(PoisonError::new((guard, WaitTimeoutResult(timed_out))));
            }
            if timed_out {
                let holds = condition(&mut guard);
                return Ok((guard, WaitTimeoutResult(holds)));
            }
        }
        Ok((guard, WaitTimeoutResult(false)))
    }

    /// Wakes the thread that has waited longest, if any waits.
    #[track_caller]
    pub fn notify_one(&self) {
        self.notify("notify one of", 1, Spot::here());
    }

    /// Wakes every thread that waits.
    #[track_caller]
    pub fn notify_all(&self) {
        self.notify("notify all of", usize::MAX, Spot::here());
    }

    fn notify(&self, verb: &'static str, most: usize, spot: Spot) {
        if turn(Pending::new(verb, On::Object(self.id), spot)).is_some() {
            with(|run| {
                for _ in 0..most {
                    let Some(next) = run.waiting(self.id).pop_front() else {
                        break;
                    };
                    run.relock(next);
                }
                run.tell_done();
            });
        }
    }

    /// Waits, and says whether the mutex is poisoned and whether the time limit ended the wait.
    fn wait_for<'a, T>(
        &self,
        mut guard: MutexGuard<'a, T>,
        timeout: Option<Duration>,
        spot: Spot,
    ) -> (bool, MutexGuard<'a, T>, bool) {
        let mutex = guard.mutex;
        if turn(Pending::new("wait on", On::Object(self.id), spot)).is_none() {
            return (false, guard, false);
        }
        guard.value = None;
        let guarded_at = guard.spot;
        mem::forget(guard);
        with(|run| {
            run.release(mutex.id, true, false);
            let current = run.current;
            run.waiting(self.id).push_back(current);
            let deadline = timeout.map(|timeout| run.later(timeout));
            let relock = mutex.retaking(spot);
            let me = run.me();
            me.deadline = deadline;
            me.in_condvar = true;
            me.relock = Some(relock);
            run.tell_detail(|run| format!("unlocks {}", run.name(mutex.id)));
        });
        let way = wait();
        let timed_out = with(|run| {
            let current = run.current;
            run.waiting(self.id).retain(|waiting| *waiting != current);
            let timed_out = way == Some(Way::TimesOut);
            if timeout.is_some() {
                run.me().observe(Digest::of(u64::from(timed_out)));
            }
            let why = match way {
                Some(Way::TimesOut) => Some("timed out"),
                Some(Way::Spurious) => Some("woke for no reason"),
                _ => None,
            };
            if let Some(relock) = run.me().relock.take() {
                run.me().pending = Some(relock);
            }
            (timed_out, why)
        });
        let (timed_out, why) = timed_out.unwrap_or_default();
        let poisoned = way.is_some() && acquire_now(mutex.id, true, why);
        (poisoned, mutex.guard(guarded_at), timed_out)
    }
}

impl Default for Condvar {
    #[track_caller]
    fn default() -> Self {
        Self::new()
    }
}

impl WaitTimeoutResult {
    /// Whether the wait ended because of its time limit.
    pub fn timed_out(&self) -> bool {
        self.0
    }
}

impl Run {
    fn waiting(&mut self, id: Id) -> &mut VecDeque<Tid> {
        match self.object(id) {
            ObjectStatus::Condvar(waiting) => waiting,
            _ => unreachable!("a condvar's id is a condvar's"),
        }
    }

    /// The time in nanoseconds when `delay` will have passed.
    pub fn later(&self, delay: Duration) -> u64 {
        let nanoseconds = u64::try_from(delay.as_nanos()).unwrap_or(u64::MAX);
        self.now.saturating_add(nanoseconds)
    }
}
