//! The machine: it owns the schedule, every queue and the clock.
//!
//! Threads are coroutines on one thread of the system. An operation announces itself ([`turn`])
//! and suspends its coroutine; whoever the schedule picks is resumed, does its operation and runs
//! on to its next one. That is a step. So all that happens between two operations of a thread
//! happens together with the first of them, and nobody else can tell.
//!
//! Users' values stay in the facade, where they are moved in the same step in which the machine
//! moves their stand-ins here: a [`Run`] is plain data and knows every value only by the history
//! of who made it.

mod coroutine;
mod digest;
mod key;
mod object;
mod pending;
mod pulse;
mod registry;
mod scheduler;
mod situation;
mod thread;
mod turn;
mod view;
mod ways;

use std::cell::RefCell;

use interleave_schedule::{Event, Flow, Kind};

pub use coroutine::Job;
use coroutine::suspend;
pub use digest::Digest;
use object::ObjectRecord;
pub use object::{Channel, Id, Lock, ObjectStatus, OnceStatus, Waiter};
pub use pending::{ArmSpec, On, Op, Pending, Spot, Tid, Way};
pub use pulse::{Stuck, watch};
use registry::Registry;
pub use scheduler::{Explorer, last_panic, message, thread_job};
use thread::ThreadRecord;
pub use thread::{Phase, Woken};
pub use turn::{stall, turn, wait};

/// What every run of an exploration has in common.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    pub late: bool,
    pub drains: bool,
    pub spurious: u8,
    pub steps: usize,
}

/// A run.
pub struct Run {
    number: u32,
    settings: Settings,
    pub threads: Vec<ThreadRecord>,
    pub objects: Vec<ObjectRecord>,
    /// Whose step it is.
    pub current: Tid,
    /// In nanoseconds since the start.
    pub now: u64,
    pub output: String,
    /// Digest of the output.
    pub printed: Digest,
    /// Spurious wakeups that may still come.
    spurious: u8,
    main_returned: bool,
    /// Nobody moves any more: what is left is unwound.
    pub over: bool,
    failure: Option<(Kind, String)>,
    /// Threads spawned in this step, and where.
    starts: Vec<(Tid, Job, Spot)>,
    recording: bool,
    event: Option<Event>,
    /// Threads that this step has let go on.
    wakes: Vec<Tid>,
    /// What this step passes on at objects, and what is passed to it.
    flow: Vec<(Flow, usize)>,
    /// A select's send has been chosen and its message is being computed.
    pub owes_message: bool,
    /// Threads that are suspended while they unwind.
    stalled: usize,
    /// How many of the values that are counted are alive.
    pub counted: usize,
    world: Registry,
}

thread_local! {
    static RUN: RefCell<Option<Run>> = const { RefCell::new(None) };
}

/// Calls `look` with the run; `None` outside one.
pub fn with<R>(look: impl FnOnce(&mut Run) -> R) -> Option<R> {
    RUN.with_borrow_mut(|run| run.as_mut().map(look))
}

/// The payload that unwinds what is left when a run is over.
pub struct Teardown;

/// The payload of a failed check.
pub struct CheckFailed(pub String);

impl Run {
    /// The thread whose step it is.
    pub fn me(&mut self) -> &mut ThreadRecord {
        &mut self.threads[self.current]
    }

    /// Makes an object.
    pub fn add(&mut self, kind: &'static str, state: ObjectStatus, spot: Spot) -> Id {
        let index = u32::try_from(self.objects.len()).expect("a run has few objects");
        let me = &mut self.threads[self.current];
        let identity = me.identity.mix(u64::MAX).mix(me.objects);
        me.objects += 1;
        let number = self.world.object(identity, kind, spot);
        self.objects.push(ObjectRecord {
            identity,
            number,
            state,
        });
        Id {
            run: self.number,
            index,
        }
    }

    /// The state of an object.
    ///
    /// # Panics
    /// When the object is of another run.
    pub fn object(&mut self, id: Id) -> &mut ObjectStatus {
        assert!(
            id.run == self.number,
            "an object outlived its run: is it a static?"
        );
        &mut self.objects[id.index as usize].state
    }

    /// The state of a lock.
    pub fn lock(&mut self, id: Id) -> &mut Lock {
        match self.object(id) {
            ObjectStatus::Lock(lock) => lock,
            _ => unreachable!("a lock's id is a lock's"),
        }
    }

    /// The state of a channel.
    pub fn channel(&mut self, id: Id) -> &mut Channel {
        match self.object(id) {
            ObjectStatus::Channel(channel) => channel,
            _ => unreachable!("a channel's id is a channel's"),
        }
    }

    fn peek(&self, id: Id) -> &ObjectStatus {
        &self.objects[id.index as usize].state
    }

    /// Completes the wait of `thread`.
    pub fn wake(&mut self, thread: Tid, woken: Woken) {
        let record = &mut self.threads[thread];
        record.phase = Phase::Woken;
        record.deadline = None;
        record.woken = woken;
        self.wakes.push(thread);
        self.leave_arms(thread);
    }

    /// Leaves the park token of `thread`, which goes on if it stands before its park.
    pub fn unpark(&mut self, thread: Tid) {
        let record = &mut self.threads[thread];
        let parked = (record.pending.as_ref()).is_some_and(|next| matches!(next.op, Op::Park));
        if parked && record.phase == Phase::Running && !record.token {
            self.wakes.push(thread);
        }
        self.threads[thread].token = true;
    }

    /// Ends the wait of `thread`, which goes on to take a lock again.
    pub fn relock(&mut self, thread: Tid) {
        let record = &mut self.threads[thread];
        record.phase = Phase::Running;
        record.deadline = None;
        record.in_condvar = false;
        record.pending = record.relock.take();
        self.wakes.push(thread);
    }

    /// Takes the select of `thread` out of all its channels.
    pub fn leave_arms(&mut self, thread: Tid) {
        for arm in std::mem::take(&mut self.threads[thread].arms) {
            let channel = self.channel(arm.channel);
            channel.receives.retain(|waiter| waiter.thread != thread);
            channel.sends.retain(|waiter| waiter.thread != thread);
        }
    }

    /// Notes what this step passes on at an object, or is passed there. To be told.
    pub fn flows(&mut self, flow: Flow, id: Id) {
        let number = self.objects[id.index as usize].number;
        self.flow.push((flow, number));
    }

    /// Tells what happened: the pending operation, as `adjust` changes it. What a thread does
    /// while it unwinds is part of the same step and told in its detail.
    pub fn tell(&mut self, adjust: impl FnOnce(&Self, &mut Event)) {
        if !self.recording {
            self.wakes.clear();
            self.flow.clear();
            return;
        }
        let pending = self.threads[self.current].pending.clone();
        let mut event = pending
            .map(|pending| self.describe(&pending))
            .unwrap_or_default();
        adjust(self, &mut event);
        let wakes = std::mem::take(&mut self.wakes);
        event.wakes = wakes
            .iter()
            .map(|&thread| self.threads[thread].number)
            .collect();
        event.flow = std::mem::take(&mut self.flow);
        match &mut self.event {
            None => self.event = Some(event),
            Some(first) => {
                let more = event.text;
                first.detail = Some(match first.detail.take() {
                    Some(detail) => format!("{detail}; {more}"),
                    None => more,
                });
                first.wakes.extend(event.wakes);
                first.joins.extend(event.joins);
                first.flow.extend(event.flow);
            }
        }
    }

    /// Tells that the pending operation was done.
    pub fn tell_done(&mut self) {
        self.tell(|_, _| {});
    }

    /// Tells that it was done, and has learnt that these threads have ended.
    pub fn tell_joined(&mut self, children: &[Tid]) {
        self.tell(|run, event| {
            let number = |child: &Tid| run.threads[*child].number;
            event.joins = children.iter().map(number).collect();
        });
    }

    /// Tells that it was done, with a value or remark.
    pub fn tell_detail(&mut self, detail: impl FnOnce(&Self) -> String) {
        self.tell(|run, event| event.detail = Some(detail(run)));
    }

    /// Tells that the thread goes on after a wait: "gets left".
    pub fn tell_gets(&mut self) {
        self.tell(|run, event| {
            let pending = run.threads[run.current].pending.as_ref();
            event.text = pending.map_or_else(String::new, |pending| run.gets(pending));
        });
    }

    /// Notes that the current thread ends, and how it panicked.
    pub fn end_thread(&mut self, panic: Option<String>) {
        let current = self.current;
        if let Some(message) = &panic {
            let message = message.clone();
            if self.recording {
                let told = format!("panics: {message}");
                match &mut self.event {
                    Some(Event {
                        detail: Some(detail),
                        ..
                    }) => *detail = format!("{detail}; {told}"),
                    Some(event) => event.detail = Some(told),
                    None => {}
                }
            }
            if current == 0 {
                self.failure
                    .get_or_insert((Kind::Panic, format!("main: {message}")));
            }
        }
        let me = self.me();
        me.phase = Phase::Ended;
        me.panic = panic;
    }

    /// Ends the run with a failed check.
    pub fn fail(&mut self, message: String) {
        self.failure.get_or_insert((Kind::CheckFailed, message));
    }

    /// Notes that main has returned.
    pub fn return_from_main(&mut self) {
        self.main_returned = true;
    }

    /// Adds a thread that is to start with `job`.
    pub fn spawn(&mut self, job: Job, spot: Spot) -> Tid {
        let thread = self.threads.len();
        let me = &mut self.threads[self.current];
        let child = me.children;
        me.children += 1;
        let identity = me.identity.mix(child);
        let path = format!("{}.{child}", me.path);
        let history = me.history.mix(child);
        let number = self.world.thread(identity, &path, Some(spot));
        self.threads
            .push(ThreadRecord::new(identity, path, number, history));
        self.starts.push((thread, job, spot));
        thread
    }

    /// Notes that the current thread learns how `thread` ended; whether by a panic that nobody
    /// had noticed yet.
    pub fn notice(&mut self, thread: Tid) -> bool {
        let ended = &mut self.threads[thread];
        let news = ended.panic.is_some() && !ended.noticed;
        ended.noticed = true;
        let history = ended.history.mix(u64::from(news));
        self.me().observe(history);
        news
    }
}
