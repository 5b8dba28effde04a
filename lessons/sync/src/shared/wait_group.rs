//! Go's `sync.WaitGroup`, over the flavour's own `Mutex` and `Condvar`.

use super::{Condvar, Mutex};

/// Counts tasks, and lets any number of threads wait until the count is zero.
///
/// As Go's `sync.WaitGroup`: [`add`](Self::add) before a task starts, [`done`](Self::done) when it
/// ends, [`wait`](Self::wait) for all of them. After the count has returned to zero the group may
/// be used again. (`crossbeam::sync::WaitGroup` counts clones of itself instead.)
#[derive(Debug)]
pub struct WaitGroup {
    count: Mutex<usize>,
    zero: Condvar,
}

impl WaitGroup {
    /// A group with nothing to wait for.
    #[track_caller]
    pub fn new() -> Self {
        Self {
            count: Mutex::new(0),
            zero: Condvar::new(),
        }
    }

    /// Adds `tasks` to the count. Call it before the task starts, not inside it: a waiter may
    /// come first and find nothing to wait for.
    ///
    /// # Panics
    /// If the count would pass `usize::MAX`.
    #[track_caller]
    pub fn add(&self, tasks: usize) {
        let mut count = self.count.lock().unwrap();
        *count = count
            .checked_add(tasks)
            .expect("WaitGroup: count above usize::MAX");
    }

    /// Takes one from the count; at zero every waiter goes on.
    ///
    /// # Panics
    /// If the count is already zero, as Go's does ("negative WaitGroup counter").
    #[track_caller]
    pub fn done(&self) {
        let mut count = self.count.lock().unwrap();
        let left = count.checked_sub(1);
        if let Some(left) = left {
            *count = left;
            if left == 0 {
                self.zero.notify_all();
            }
        }
        drop(count);
        assert!(left.is_some(), "WaitGroup: done without add");
    }

    /// Waits until the count is zero; returns at once when it already is.
    #[track_caller]
    pub fn wait(&self) {
        let mut count = self.count.lock().unwrap();
        while *count > 0 {
            count = self.zero.wait(count).unwrap();
        }
    }
}

impl Default for WaitGroup {
    #[track_caller]
    fn default() -> Self {
        Self::new()
    }
}
