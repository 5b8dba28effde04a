//! Locks and what is built on them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use crate::sync::atomic::AtomicUsize;
use crate::sync::atomic::Ordering::Relaxed;
use crate::sync::{
    Arc, Barrier, Condvar, Mutex, Once, OnceLock, RwLock, Semaphore, TryLockError, thread,
};

pub fn a_mutex_excludes() {
    let count = Mutex::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let mut count = count.lock().unwrap();
                let old = *count;
                thread::yield_now();
                *count = old + 1;
            });
        }
    });
    assert_eq!(count.into_inner().unwrap(), 2);
}

pub fn try_lock_fails_while_locked() {
    let lock = Mutex::new(());
    let guard = lock.lock().unwrap();
    thread::scope(|scope| {
        let refused = scope.spawn(|| matches!(lock.try_lock(), Err(TryLockError::WouldBlock)));
        assert!(refused.join().unwrap());
    });
    drop(guard);
    assert!(lock.try_lock().is_ok());
}

pub fn a_panic_poisons_its_mutex() {
    let lock = Mutex::new(1);
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        let _guard = lock.lock().unwrap();
        panic!("expected by the test");
    }));
    assert!(panicked.is_err());
    let value = match lock.lock() {
        Ok(_) => panic!("the lock is not poisoned"),
        Err(poisoned) => *poisoned.into_inner(),
    };
    assert_eq!(value, 1);
}

pub fn a_rwlock_excludes_writers() {
    let pair = RwLock::new((0, 0));
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut pair = pair.write().unwrap();
            pair.0 += 1;
            thread::yield_now();
            pair.1 += 1;
        });
        scope.spawn(|| {
            let pair = pair.read().unwrap();
            assert_eq!(pair.0, pair.1);
        });
    });
    assert_eq!(*pair.read().unwrap(), (1, 1));
}

pub fn a_condvar_wakes_a_waiter() {
    let ready = Mutex::new(false);
    let changed = Condvar::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            *ready.lock().unwrap() = true;
            changed.notify_one();
        });
        let guard = ready.lock().unwrap();
        let guard = changed.wait_while(guard, |ready| !*ready).unwrap();
        assert!(*guard);
    });
}

pub fn notify_all_wakes_every_waiter() {
    let ready = Mutex::new(false);
    let changed = Condvar::new();
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let mut ready = ready.lock().unwrap();
                while !*ready {
                    ready = changed.wait(ready).unwrap();
                }
            });
        }
        *ready.lock().unwrap() = true;
        changed.notify_all();
    });
}

pub fn a_condvar_wait_times_out() {
    let lock = Mutex::new(());
    let changed = Condvar::new();
    let guard = lock.lock().unwrap();
    let (_guard, result) = changed
        .wait_timeout(guard, Duration::from_millis(1))
        .unwrap();
    assert!(result.timed_out());
}

pub fn a_barrier_has_one_leader_a_round() {
    let barrier = Barrier::new(2);
    let leaders = AtomicUsize::new(0);
    let rounds = || {
        for _ in 0..2 {
            if barrier.wait().is_leader() {
                leaders.fetch_add(1, Relaxed);
            }
        }
    };
    thread::scope(|scope| {
        scope.spawn(rounds);
        rounds();
    });
    assert_eq!(leaders.load(Relaxed), 2);
}

pub fn a_semaphore_limits() {
    let semaphore = Semaphore::new(1);
    let inside = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let _permit = semaphore.acquire();
                assert_eq!(inside.fetch_add(1, Relaxed), 0);
                inside.fetch_sub(1, Relaxed);
            });
        }
    });
    let permit = semaphore.try_acquire();
    assert!(permit.is_some() && semaphore.try_acquire().is_none());
}

pub fn a_semaphore_gives_each_permit_once() {
    let semaphore = Semaphore::new(1);
    let (first, second) = thread::scope(|scope| {
        let [first, second] = [(), ()].map(|()| scope.spawn(|| semaphore.try_acquire()));
        (first.join().unwrap(), second.join().unwrap())
    });
    assert!(first.is_some() != second.is_some());
}

pub fn a_once_runs_once() {
    let once = Once::new();
    let runs = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                once.call_once(|| {
                    runs.fetch_add(1, Relaxed);
                });
                assert!(once.is_completed());
                assert_eq!(runs.load(Relaxed), 1);
            });
        }
    });
}

pub fn a_once_lock_has_one_value() {
    let cell = Arc::new(OnceLock::new());
    let setters = [1, 2].map(|value| {
        let cell = Arc::clone(&cell);
        thread::spawn(move || *cell.get_or_init(|| value))
    });
    let values = setters.map(|setter| setter.join().unwrap());
    assert_eq!(values[0], values[1]);
    assert_eq!(cell.get(), Some(&values[0]));
    assert_eq!(cell.set(3), Err(3));
}
