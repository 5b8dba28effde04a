//! Coroutines: the stacks on which threads run, kept from run to run.

use std::cell::Cell;

use generator::{Generator, Gn};

/// In words. Memory is taken only as a stack grows into it.
const STACK: usize = 0x2_0000;

/// What a coroutine runs.
pub type Job = Box<dyn FnOnce()>;

thread_local! {
    /// The job for the coroutine that is resumed next; with none, an idle coroutine ends.
    static NEXT: Cell<Option<Job>> = const { Cell::new(None) };
}

/// A stack of its own that runs one job after another.
pub struct Coroutine(Generator<'static, (), ()>);

impl Coroutine {
    /// A coroutine with nothing to do.
    pub fn new() -> Self {
        Self(Gn::new_opt(STACK, || {
            while let Some(job) = NEXT.take() {
                job();
                suspend();
            }
        }))
    }

    /// Runs `job` until it suspends itself or ends. The coroutine must be idle.
    pub fn start(&mut self, job: Job) {
        NEXT.set(Some(job));
        self.0.resume();
    }

    /// Runs on until the job suspends itself again or ends.
    pub fn resume(&mut self) {
        self.0.resume();
    }

    /// Ends an idle coroutine.
    pub fn end(mut self) {
        NEXT.set(None);
        self.0.resume();
    }
}

/// Back to whoever resumed this coroutine.
#[expect(
    deprecated,
    reason = "its successor must be handed down to every operation"
)]
pub fn suspend() {
    generator::yield_with(());
}
