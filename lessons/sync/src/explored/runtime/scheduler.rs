//! Runs of a program: following a prefix, then going on without preemption.

use std::cell::RefCell;
use std::mem;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::process;
use std::rc::Rc;
use std::sync::Once;

use interleave_schedule::{Place, Program, Request, State, Step, Stop, Trace, World};

use super::coroutine::{Coroutine, Job};
use super::registry::{Registry, straight};
use super::thread::ThreadRecord;
use super::{
    CheckFailed, Digest, On, Op, Pending, Phase, RUN, Run, Settings, Spot, Teardown, Tid, Way,
    pulse, turn, with,
};

/// When what is left of a run is unwound, so often every thread may be resumed and none end, before it
/// is taken for a fault of the machine. A thread is passed over once for each lock that it finds held.
const MOST_FRUITLESS: usize = 1_000;

/// A program to be explored, with the stacks and names that its runs share.
pub struct Explorer {
    program: Rc<dyn Fn()>,
    settings: Settings,
    idle: Vec<Coroutine>,
    registry: Registry,
    runs: u32,
}

impl Explorer {
    /// The program `program`, not run yet.
    pub fn new(program: Rc<dyn Fn()>, settings: Settings) -> Self {
        quiet_panics();
        Self {
            program,
            settings,
            idle: Vec::new(),
            registry: Registry::default(),
            runs: 0,
        }
    }

    /// Puts a new run in place, with main about to start.
    fn begin(&mut self, threads: &mut Vec<Coroutine>) {
        assert!(with(|_| ()).is_none(), "an explored program cannot explore");
        self.runs += 1;
        let mut world = mem::take(&mut self.registry);
        let identity = Digest::of(0);
        world.thread(identity, "0", None);
        let main = ThreadRecord::new(identity, "0".to_owned(), 0, Digest::default());
        RUN.set(Some(Run {
            number: self.runs,
            settings: self.settings,
            threads: vec![main],
            objects: Vec::new(),
            current: 0,
            now: 0,
            output: String::new(),
            printed: Digest::default(),
            spurious: self.settings.spurious,
            main_returned: false,
            over: false,
            failure: None,
            starts: Vec::new(),
            recording: false,
            event: None,
            wakes: Vec::new(),
            flow: Vec::new(),
            owes_message: false,
            stalled: 0,
            counted: 0,
            world,
        }));
        let program = Rc::clone(&self.program);
        let job = thread_job(move || {
            program();
            turn(Pending::new("return", On::Nothing, Spot::here()).needs(Op::Return));
            with(|run| {
                run.tell_done();
                run.return_from_main();
            });
        });
        self.start(threads, job, None);
        self.start_spawned(threads);
    }

    fn start(&mut self, threads: &mut Vec<Coroutine>, job: Job, spawned: Option<Spot>) {
        let mut coroutine = self.idle.pop().unwrap_or_else(Coroutine::new);
        with(|run| pulse::given(run, threads.len(), true, spawned));
        coroutine.start(job);
        pulse::back();
        threads.push(coroutine);
    }

    /// Runs every thread that was spawned in this step up to its first operation.
    fn start_spawned(&mut self, threads: &mut Vec<Coroutine>) {
        let current = with(|run| run.current);
        while let Some((thread, job, spot)) = with(|run| {
            let next = (!run.starts.is_empty()).then(|| run.starts.remove(0))?;
            run.current = next.0;
            Some(next)
        })
        .flatten()
        {
            debug_assert_eq!(thread, threads.len());
            self.start(threads, job, Some(spot));
        }
        with(|run| run.current = current.unwrap_or(0));
    }

    /// Unwinds what is left, children before their parents, and takes the stacks back.
    fn end(&mut self, threads: Vec<Coroutine>) {
        with(|run| run.over = true);
        let mut left: Vec<(Tid, Coroutine)> = Vec::new();
        for (thread, coroutine) in threads.into_iter().enumerate() {
            match with(|run| run.has_ended(thread)) {
                Some(true) => self.idle.push(coroutine),
                _ => left.push((thread, coroutine)),
            }
        }
        let mut fruitless = 0;
        while !left.is_empty() {
            let before = left.len();
            for (thread, mut coroutine) in mem::take(&mut left).into_iter().rev() {
                with(|run| run.current = thread);
                coroutine.resume();
                match with(|run| run.has_ended(thread)) {
                    Some(true) => self.idle.push(coroutine),
                    _ => left.insert(0, (thread, coroutine)),
                }
            }
            // Whoever is resumed may have released what another, resumed before it, still waits for.
            fruitless = if left.len() == before {
                fruitless + 1
            } else {
                0
            };
            if fruitless > MOST_FRUITLESS {
                eprintln!("threads of an explored program wait for one another while unwound");
                process::abort();
            }
        }
        if let Some(run) = RUN.take() {
            self.registry = run.world;
        }
    }

    fn step(&mut self, threads: &mut Vec<Coroutine>, thread: Tid, way: Way) {
        with(|run| {
            run.current = thread;
            run.event = None;
            let me = &mut run.threads[thread];
            me.way = way;
            if me.phase == Phase::Waiting && way == Way::Spurious {
                run.spurious -= 1;
            }
            pulse::given(run, thread, false, None);
        });
        threads[thread].resume();
        pulse::back();
        self.start_spawned(threads);
    }
}

impl Program for Explorer {
    fn run(&mut self, request: &Request<'_>) -> Trace {
        let mut threads = Vec::new();
        self.begin(&mut threads);
        let mut steps: Vec<Step> = Vec::new();
        let mut last: Option<Tid> = None;
        let trace = loop {
            let number = steps.len();
            let situation = with(|run| run.situation(number)).unwrap_or_else(no_run);
            let key = situation.key;
            let in_prefix = number < request.prefix.len();
            let known = !in_prefix && (request.known)(key);
            let record = number >= request.record_from;
            let view = || with(|run| run.view()).unwrap_or_default();
            let stop = match situation.outcome {
                _ if known => Some(Stop::Known),
                Some(_) if in_prefix => Some(Stop::Diverged),
                Some(outcome) => Some(Stop::Ended(outcome)),
                None => None,
            };
            let choice = request.prefix.get(number).map_or_else(
                || Some(with(|run| run.go_on(last, &situation.ways)).unwrap_or(0)),
                |wanted| situation.moves.iter().position(|by| by == wanted),
            );
            let (stop, choice) = match (stop, choice) {
                (None, None) => (Some(Stop::Diverged), 0),
                (stop, choice) => (stop, choice.unwrap_or(0)),
            };
            if let Some(stop) = stop {
                let state: Option<State> = (record && !known).then(view);
                break Trace {
                    steps,
                    key,
                    stop,
                    state,
                };
            }
            let state: Option<State> = record.then(view);
            let chosen = situation.moves[choice];
            let (thread, way) = situation.ways[choice];
            with(|run| run.recording = record);
            self.step(&mut threads, thread, way);
            last = Some(thread);
            let event = with(|run| run.event.take()).flatten();
            steps.push(Step {
                key,
                moves: situation.moves,
                chosen,
                state,
                event,
            });
        };
        self.end(threads);
        trace
    }

    fn world(&self) -> World {
        self.registry.world().clone()
    }
}

impl Drop for Explorer {
    fn drop(&mut self) {
        self.idle.drain(..).for_each(Coroutine::end);
    }
}

fn no_run<T>() -> T {
    unreachable!("a run is in place from its begin to its end")
}

/// What a thread's coroutine runs: `body`, and the end of the thread.
pub fn thread_job(body: impl FnOnce() + 'static) -> Job {
    Box::new(move || {
        let panic = match catch_unwind(AssertUnwindSafe(body)) {
            Ok(()) => None,
            Err(payload) if payload.is::<Teardown>() => None,
            Err(payload) => match payload.downcast::<CheckFailed>() {
                Ok(failed) => {
                    with(|run| run.fail(failed.0));
                    None
                }
                Err(payload) => Some(message(&*payload)),
            },
        };
        with(|run| run.end_thread(panic));
    })
}

/// A panic's message.
pub fn message(payload: &(dyn std::any::Any + Send)) -> String {
    let message = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("a panic without a message");
    message.to_owned()
}

/// Panics of explored threads are outcomes: they are not reported on standard error.
fn quiet_panics() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let exploring = RUN.with(|run| run.try_borrow().is_ok_and(|run| run.is_some()));
            if !exploring {
                return report(info);
            }
            LAST_PANIC.set(info.location().map(|location| Place {
                file: straight(location.file()),
                line: location.line(),
                end_of_scope: false,
            }));
        }));
    });
}

thread_local! {
    static LAST_PANIC: RefCell<Option<Place>> = const { RefCell::new(None) };
}

/// Where the last panic of an explored program was; forgets it.
pub fn last_panic() -> Option<Place> {
    LAST_PANIC.take()
}
