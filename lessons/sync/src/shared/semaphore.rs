//! A counting semaphore, over the flavour's own `Mutex` and `Condvar`.

use super::{Condvar, Mutex};

/// A counting semaphore: at most as many permits are out at a time as it was made with.
#[derive(Debug)]
pub struct Semaphore {
    free: Mutex<usize>,
    returned: Condvar,
}

/// A permit of a [`Semaphore`]; dropping it gives it back.
#[derive(Debug)]
pub struct SemaphorePermit<'a> {
    semaphore: &'a Semaphore,
}

impl Semaphore {
    /// A semaphore with `permits` permits.
    #[track_caller]
    pub fn new(permits: usize) -> Self {
        Self {
            free: Mutex::new(permits),
            returned: Condvar::new(),
        }
    }

    /// Takes a permit, waiting for one if all are out.
    #[track_caller]
    pub fn acquire(&self) -> SemaphorePermit<'_> {
        let mut free = self.free.lock().unwrap();
        while *free == 0 {
            free = self.returned.wait(free).unwrap();
        }
        *free -= 1;
        SemaphorePermit { semaphore: self }
    }

    /// Takes a permit if one is free, without waiting.
    #[track_caller]
    pub fn try_acquire(&self) -> Option<SemaphorePermit<'_>> {
        let mut free = self.free.lock().unwrap();
        *free = free.checked_sub(1)?;
        Some(SemaphorePermit { semaphore: self })
    }
}

impl Drop for SemaphorePermit<'_> {
    fn drop(&mut self) {
        *self.semaphore.free.lock().unwrap() += 1;
        self.semaphore.returned.notify_one();
    }
}
