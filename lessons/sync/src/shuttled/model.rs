//! Exhaustive search with shuttle: every schedule, and how each ended.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::Arc;

use shuttle::scheduler::{DfsScheduler, Schedule, Scheduler, Task, TaskId};
use shuttle::{Config, FailurePersistence, Runner};

use super::io;

/// How a schedule ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// Every thread returned.
    Finished,
    /// Nobody could move, and main had not returned.
    Deadlock,
    /// A thread panicked.
    Panic,
    /// Nobody could move, and main had returned.
    Leak,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// How many schedules were run.
    pub schedules: usize,
    /// Whether these were all.
    pub complete: bool,
    /// How they ended, and what had been printed by then.
    pub outcomes: BTreeSet<(End, String)>,
}

thread_local! {
    static MAIN_RETURNED: Cell<bool> = const { Cell::new(false) };
}

/// Runs `program` under shuttle's depth-first search: every schedule, or the first `most`.
///
/// Failures are outcomes; the search goes on after them. Each costs the memory of the stacks of
/// its threads, which shuttle cannot unwind and does not free.
pub fn search(most: usize, program: impl Fn() + Send + Sync + 'static) -> Found {
    let search = Rc::new(RefCell::new(Search {
        schedules: DfsScheduler::new(Some(most), false),
        running: false,
        found: Found {
            schedules: 0,
            complete: false,
            outcomes: BTreeSet::new(),
        },
    }));
    let program = Arc::new(program);
    loop {
        let program = Arc::clone(&program);
        let runner = Runner::new(Shared(Rc::clone(&search)), config());
        let run = catch_unwind(AssertUnwindSafe(|| {
            runner.run(move || {
                program();
                MAIN_RETURNED.set(true);
            })
        }));
        let mut search = search.borrow_mut();
        match run {
            Err(payload) => search.ended(how(&*payload)),
            Ok(_) => {
                search.found.complete = search.found.schedules < most;
                return search.found.clone();
            }
        }
    }
}

fn config() -> Config {
    let mut config = Config::new();
    config.failure_persistence = FailurePersistence::None;
    config.silence_warnings = true;
    config
}

/// How a run ended that shuttle reported as a failure by this panic.
fn how(payload: &(dyn Any + Send)) -> End {
    let message = payload.downcast_ref::<String>();
    if !message.is_some_and(|message| message.starts_with("deadlock!")) {
        End::Panic
    } else if MAIN_RETURNED.get() {
        End::Leak
    } else {
        End::Deadlock
    }
}

/// The search across the runners, each of which shuttle ends at its first failure.
struct Search {
    schedules: DfsScheduler,
    running: bool,
    found: Found,
}

impl Search {
    fn ended(&mut self, how: End) {
        self.running = false;
        self.found.schedules += 1;
        self.found.outcomes.insert((how, io::take()));
    }
}

struct Shared(Rc<RefCell<Search>>);

impl Scheduler for Shared {
    /// The run before, if it was not reported as a failure, has finished.
    fn new_execution(&mut self) -> Option<Schedule> {
        let mut search = self.0.borrow_mut();
        if search.running {
            search.ended(End::Finished);
        }
        let schedule = search.schedules.new_execution()?;
        search.running = true;
        io::take();
        MAIN_RETURNED.set(false);
        Some(schedule)
    }

    fn next_task(
        &mut self,
        runnable: &[&Task],
        current: Option<TaskId>,
        is_yielding: bool,
    ) -> Option<TaskId> {
        let schedules = &mut self.0.borrow_mut().schedules;
        schedules.next_task(runnable, current, is_yielding)
    }

    fn next_u64(&mut self) -> u64 {
        self.0.borrow_mut().schedules.next_u64()
    }
}
