//! A few threads for calls that wait.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::sync::channel::{Receiver, Sender, bounded};
use crate::sync::{Arc, Mutex, thread};

/// Something to do.
pub type Job = Box<dyn FnOnce() + Send>;

// ANCHOR: pool
/// Threads that take jobs from one queue.
pub struct Pool {
    jobs: Sender<Job>,
    workers: Vec<thread::JoinHandle<()>>,
}

impl Pool {
    /// So many threads, and room for so many jobs that have not begun.
    pub fn new(threads: usize, room: usize) -> Self {
        let (jobs, queue) = bounded(room);
        let work = |queue: Receiver<Job>| {
            for job in &queue {
                // A job that panics ends itself, and not its thread.
                let _ = catch_unwind(AssertUnwindSafe(job));
            }
        };
        let start = |_| {
            let queue = queue.clone();
            thread::spawn(move || work(queue))
        };
        let workers = (0..threads).map(start).collect();
        Self { jobs, workers }
    }

    /// Queues a job, or gives it back when there is no room.
    ///
    /// # Errors
    /// The job.
    pub fn submit(&self, job: Job) -> Result<(), Job> {
        self.jobs.try_send(job).map_err(|full| full.into_inner())
    }

    /// Waits until every job has been done.
    pub fn finish(self) {
        drop(self.jobs);
        for worker in self.workers {
            worker.join().unwrap();
        }
    }
}
// ANCHOR_END: pool

/// One job is done before the pool has finished.
///
/// # Panics
/// When it is not.
pub fn a_job_is_done() -> &'static str {
    let done = Arc::new(Mutex::new(false));
    let pool = Pool::new(1, 1);
    let by_worker = Arc::clone(&done);
    let submitted = pool.submit(Box::new(move || *by_worker.lock().unwrap() = true));
    assert!(submitted.is_ok(), "there was room");
    pool.finish();
    assert!(*done.lock().unwrap(), "it was left undone");
    "done"
}
