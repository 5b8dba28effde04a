//! Taking and releasing locks: what `Mutex` and `RwLock` have in common.

use std::sync::{MutexGuard, TryLockError};
use std::thread::panicking;

use interleave_schedule::Flow;

use super::runtime::Woken;
use super::runtime::{
    Id, Lock, ObjectStatus, On, Op, Pending, Run, Spot, Tid, stall, turn, wait, with,
};

/// Makes a lock; `None` outside a run.
pub fn make(kind: &'static str, spot: Spot) -> Id {
    with(|run| {
        let version = run.me().history;
        let lock = Lock {
            version,
            ..Lock::default()
        };
        run.add(kind, ObjectStatus::Lock(lock), spot)
    })
    .unwrap_or_else(outside)
}

/// Refuses to make an object outside a run.
pub fn outside<T>() -> T {
    panic!("explored primitives are made only inside model::explore")
}

/// The operation of taking a lock.
pub fn taking(verb: &'static str, id: Id, write: bool, spot: Spot) -> Pending {
    Pending::new(verb, On::Object(id), spot).needs(Op::Lock { write })
}

/// Takes a lock, waiting in line for it. Returns whether it is poisoned.
pub fn acquire(id: Id, verb: &'static str, write: bool, spot: Spot) -> bool {
    match turn(taking(verb, id, write, spot)) {
        Some(_) => acquire_now(id, write, None),
        None => false,
    }
}

/// Takes a lock in the current step, or begins in it to wait for it; `why` says what brought the
/// thread here, where that is worth saying.
pub fn acquire_now(id: Id, write: bool, why: Option<&'static str>) -> bool {
    let at_once = with(|run| {
        let current = run.current;
        if run.lock(id).is_free(write) {
            run.hold(id, current, write);
            run.flows(Flow::Finds, id);
            run.tell(|_, event| event.detail = why.map(str::to_owned));
            return true;
        }
        run.lock(id).queue.push_back((current, write));
        run.tell_waits(|run| {
            let parts = why.map(str::to_owned).into_iter().chain(run.held_by(id));
            Some(parts.collect::<Vec<_>>().join(", "))
        });
        false
    });
    if at_once == Some(false) && wait().is_some() {
        with(|run| run.tell_gets());
    }
    with(|run| {
        let lock = run.lock(id);
        let (version, poisoned) = (lock.version, lock.poisoned);
        run.me().observe(version.mix(u64::from(poisoned)));
        poisoned
    })
    .unwrap_or(false)
}

/// Takes a lock if it is free; `Some(poisoned)` if so.
pub fn try_acquire(id: Id, verb: &'static str, write: bool, spot: Spot) -> Option<bool> {
    turn(Pending::new(verb, On::Object(id), spot))?;
    with(|run| {
        let current = run.current;
        let free = run.lock(id).is_free(write);
        run.me()
            .observe(super::runtime::Digest::of(u64::from(free)));
        if !free {
            run.tell_detail(|run| run.held_by(id).unwrap_or_default());
            return None;
        }
        run.hold(id, current, write);
        run.flows(Flow::Finds, id);
        run.tell_done();
        let lock = run.lock(id);
        let (version, poisoned) = (lock.version, lock.poisoned);
        run.me().observe(version.mix(u64::from(poisoned)));
        Some(poisoned)
    })
    .flatten()
}

/// Releases a lock as an operation of its own; `poison` if its holder began to panic meanwhile.
/// Calls `unlock` in the same step, to give up what keeps the value.
pub fn release(id: Id, write: bool, poison: bool, spot: Spot, unlock: impl FnOnce()) {
    let turn = turn(Pending::new("unlock", On::Object(id), spot));
    unlock();
    if turn.is_some() {
        with(|run| {
            run.release(id, write, poison);
            match poison {
                true => run.tell_detail(|_| "poisons it".to_owned()),
                false => run.tell_done(),
            }
        });
    }
}

/// The guard of a `std` lock that the machine has granted. While a run is unwound others may
/// still hold it: then they are unwound first.
pub fn granted<G>(mut attempt: impl FnMut() -> Result<G, TryLockError<G>>) -> G {
    loop {
        match attempt() {
            Ok(guard) => return guard,
            Err(TryLockError::Poisoned(poisoned)) => return poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => {
                let over = with(|run| run.over);
                assert!(
                    over == Some(true),
                    "a lock that the machine granted is held"
                );
                stall();
            }
        }
    }
}

/// A `std` mutex that is never held across a step, for values that the machine's data stand for.
pub fn locked<T>(mutex: &std::sync::Mutex<T>) -> MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Whether a guard made when `panicking_before` poisons its lock when dropped now.
pub fn poisons(panicking_before: bool) -> bool {
    !panicking_before && panicking()
}

impl Run {
    fn hold(&mut self, id: Id, thread: Tid, write: bool) {
        let lock = self.lock(id);
        match write {
            true => lock.writer = Some(thread),
            false => lock.readers.push(thread),
        }
    }

    /// Releases a lock of the current thread and hands it to whoever is first in line.
    pub fn release(&mut self, id: Id, write: bool, poison: bool) {
        let current = self.current;
        let history = self.me().history;
        if write {
            self.flows(Flow::Leaves, id);
        }
        let lock = self.lock(id);
        if write {
            lock.writer = None;
            lock.version = history;
            lock.poisoned |= poison;
        } else if let Some(place) = lock.readers.iter().position(|reader| *reader == current) {
            lock.readers.remove(place);
        } else {
            // A guard that moved to another thread: whoever is first gives up its share.
            lock.readers.pop();
        }
        loop {
            let lock = self.lock(id);
            let Some(&(next, write)) = lock.queue.front() else {
                return;
            };
            if lock.writer.is_some() || (write && !lock.readers.is_empty()) {
                return;
            }
            lock.queue.pop_front();
            self.hold(id, next, write);
            self.wake(next, Woken::Done);
        }
    }

    /// Tells that the current thread begins to wait.
    pub fn tell_waits(&mut self, detail: impl FnOnce(&Self) -> Option<String>) {
        self.tell(|run, event| {
            let waits = run.waits_for(run.current);
            event.text = format!(
                "waits for {}",
                waits.map(|waits| waits.text).unwrap_or_default()
            );
            event.detail = detail(run);
            event.waits = true;
        });
    }
}
