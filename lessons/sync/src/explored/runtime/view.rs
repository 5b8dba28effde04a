//! States and operations in words.

use interleave_schedule::{Event, Graph, ObjectState, Phase as Shown, State, ThreadState, Waits};

use super::super::wait_group;
use super::registry::place;
use super::{Id, ObjectStatus, On, OnceStatus, Op, Pending, Phase, Run, Tid, Way};

impl Run {
    /// How a thread is called.
    pub fn called(&self, thread: Tid) -> String {
        Graph::called(self.threads[thread].number)
    }

    /// An object's name.
    pub fn name(&self, id: Id) -> &str {
        let number = self.objects[id.index as usize].number;
        &self.world.world().objects[number].name
    }

    fn on(&self, on: &On) -> String {
        match on {
            On::Nothing => String::new(),
            On::Object(id) => self.name(*id).to_owned(),
            On::Thread(thread) => self.called(*thread),
            On::Text(text) => text.clone(),
        }
    }

    /// An operation as an event.
    pub(super) fn describe(&self, pending: &Pending) -> Event {
        let text = format!("{} {}", pending.verb, self.on(&pending.on));
        Event {
            text: text.trim_end().to_owned(),
            place: (!matches!(pending.op, Op::Return)).then(|| place(pending.spot)),
            object: match pending.on {
                On::Object(id) => Some(self.objects[id.index as usize].number),
                _ => None,
            },
            ..Event::default()
        }
    }

    /// The end of a wait in words.
    pub(super) fn gets(&self, pending: &Pending) -> String {
        let on = self.on(&pending.on);
        match pending.op {
            Op::Lock { .. } => format!("gets {on}"),
            Op::Receive => format!("receives from {on}"),
            Op::Send => format!("has sent to {on}"),
            _ => format!("{} {on} ends", pending.verb).replace("  ", " "),
        }
    }

    /// What a thread waits for, or would wait for.
    pub fn waits_for(&self, thread: Tid) -> Option<Waits> {
        let record = &self.threads[thread];
        let pending = record.pending.as_ref()?;
        let name = self.on(&pending.on);
        let numbers = |threads: &mut dyn Iterator<Item = Tid>| -> Vec<u8> {
            threads.map(|thread| self.threads[thread].number).collect()
        };
        let (text, on) = match &pending.op {
            Op::Lock { .. } => match pending.on {
                On::Object(id) => (name, numbers(&mut self.holders(id).into_iter())),
                _ => (name, Vec::new()),
            },
            Op::Send => match pending.on {
                On::Object(id) if self.is_rendezvous(id) => {
                    (format!("a receiver at {name}"), Vec::new())
                }
                _ => (format!("room in {name}"), Vec::new()),
            },
            Op::Receive => (format!("a message from {name}"), Vec::new()),
            Op::Select { arms, .. } => {
                let names: Vec<_> = arms.iter().map(|arm| self.name(arm.channel)).collect();
                (format!("one of {}", names.join(", ")), Vec::new())
            }
            Op::Join(threads) => {
                let mut left = threads
                    .iter()
                    .copied()
                    .filter(|&child| !self.has_ended(child));
                let left = numbers(&mut left);
                let names: Vec<_> = left.iter().map(|&number| Graph::called(number)).collect();
                (names.join(" and "), left)
            }
            Op::Zero => (format!("{name} to reach 0"), Vec::new()),
            Op::Park => ("an unpark".to_owned(), Vec::new()),
            Op::Sleep(_) => ("time to pass".to_owned(), Vec::new()),
            Op::Once => (name, numbers(&mut self.once_runner(thread).into_iter())),
            Op::Do if record.in_condvar => (format!("a notification of {name}"), Vec::new()),
            Op::Do | Op::Return | Op::TryReceive => (format!("the others at {name}"), Vec::new()),
        };
        Some(Waits { text, on })
    }

    fn is_rendezvous(&self, id: Id) -> bool {
        matches!(self.peek(id), ObjectStatus::Channel(channel) if channel.capacity == Some(0))
    }

    /// Who holds a lock.
    pub fn holders(&self, id: Id) -> Vec<Tid> {
        match self.peek(id) {
            ObjectStatus::Lock(lock) => lock
                .writer
                .into_iter()
                .chain(lock.readers.iter().copied())
                .collect(),
            ObjectStatus::Once(OnceStatus::Running(runner)) => vec![*runner],
            _ => Vec::new(),
        }
    }

    /// "held by 1", for whoever waits for a lock.
    pub fn held_by(&self, id: Id) -> Option<String> {
        let names: Vec<_> = self
            .holders(id)
            .iter()
            .map(|&thread| self.called(thread))
            .collect();
        (!names.is_empty()).then(|| format!("held by {}", names.join(" and ")))
    }

    /// The present state, for readers.
    pub(super) fn view(&self) -> State {
        let mut threads: Vec<_> = (0..self.threads.len())
            .map(|thread| self.view_thread(thread))
            .collect();
        threads.sort_by_key(|state| state.thread);
        let mut objects: Vec<_> = self
            .objects
            .iter()
            .map(|object| self.view_object(object))
            .collect();
        objects.sort_by_key(|state| state.object);
        State { threads, objects }
    }

    fn view_thread(&self, thread: Tid) -> ThreadState {
        let record = &self.threads[thread];
        let mut ways = Vec::new();
        self.ways(thread, &mut ways);
        let next = record
            .pending
            .as_ref()
            .filter(|_| record.phase != Phase::Ended);
        let waits = record.phase == Phase::Waiting
            || (record.phase == Phase::Running && (ways.is_empty() || self.would_wait(thread)));
        let words = |way: &Way| {
            next.map_or_else(String::new, |pending| {
                self.way_in_words(thread, pending, *way)
            })
        };
        ThreadState {
            thread: record.number,
            phase: match record.phase {
                Phase::Running => Shown::Running,
                Phase::Waiting => Shown::Waiting,
                Phase::Woken => Shown::Woken,
                Phase::Ended if record.panic.is_some() => Shown::Panicked,
                Phase::Ended => Shown::Ended,
            },
            waits: if waits { self.waits_for(thread) } else { None },
            ways: ways.iter().map(words).collect(),
            goes_on: self.goes_on(thread, &ways),
            next: next.map(|pending| self.describe(pending)),
        }
    }

    fn way_in_words(&self, thread: Tid, pending: &Pending, way: Way) -> String {
        let record = &self.threads[thread];
        match way {
            Way::Arm(number) => {
                let arms = match &pending.op {
                    Op::Select { arms, .. } => arms,
                    _ => &record.arms,
                };
                let verb = if arms[number].send {
                    "send to"
                } else {
                    "receive from"
                };
                format!("{verb} {}", self.name(arms[number].channel))
            }
            Way::Fires => format!("{} (the time has come)", self.describe(pending).text),
            Way::TimesOut => "time out".to_owned(),
            Way::Spurious => "wake for no reason".to_owned(),
            Way::Go if record.phase == Phase::Woken => self.gets(pending),
            Way::Go if self.begins_to_wait(thread, pending) => {
                let on = self.waits_for(thread).map(|waits| waits.text);
                format!("begin to wait for {}", on.unwrap_or_default())
            }
            Way::Go => self.describe(pending).text,
        }
    }

    /// Whether going on the plain way is to begin to wait; of a select under the late clock it may
    /// be so though an arm is ready.
    fn begins_to_wait(&self, thread: Tid, pending: &Pending) -> bool {
        let waits = matches!(pending.op, Op::Select { default: false, .. });
        waits || self.would_wait(thread)
    }

    fn view_object(&self, object: &super::ObjectRecord) -> ObjectState {
        let number = |thread: &Tid| self.threads[*thread].number;
        let (text, holders, queue): (String, Vec<Tid>, Vec<Tid>) = match &object.state {
            ObjectStatus::Lock(lock) => {
                let holders: Vec<_> = lock
                    .writer
                    .into_iter()
                    .chain(lock.readers.iter().copied())
                    .collect();
                let text = match (lock.poisoned, holders.is_empty()) {
                    (true, true) => "free, poisoned",
                    (false, true) => "free",
                    (true, false) => "held, poisoned",
                    (false, false) => "held",
                };
                (
                    text.to_owned(),
                    holders,
                    lock.queue.iter().map(|(thread, _)| *thread).collect(),
                )
            }
            ObjectStatus::Condvar(waiting) => (
                format!("{} waiting", waiting.len()),
                Vec::new(),
                waiting.iter().copied().collect(),
            ),
            ObjectStatus::Atomic(_) => ("value".to_owned(), Vec::new(), Vec::new()),
            ObjectStatus::Once(OnceStatus::Empty) => ("empty".to_owned(), Vec::new(), Vec::new()),
            ObjectStatus::Once(OnceStatus::Running(runner)) => {
                ("running".to_owned(), vec![*runner], Vec::new())
            }
            ObjectStatus::Once(OnceStatus::Done(_)) => ("done".to_owned(), Vec::new(), Vec::new()),
            ObjectStatus::Barrier { size, arrived, .. } => (
                format!("{} of {size} arrived", arrived.len()),
                Vec::new(),
                arrived.clone(),
            ),
            ObjectStatus::WaitGroup { count, waiting } => (
                wait_group::in_words(*count),
                Vec::new(),
                waiting.iter().copied().collect(),
            ),
            ObjectStatus::Channel(channel) => {
                let messages = match channel.queue.len() {
                    1 => "1 message".to_owned(),
                    more => format!("{more} messages"),
                };
                let text = match (channel.senders, channel.receivers) {
                    (0, _) if channel.timer.is_none() => {
                        format!("{messages}, senders gone")
                    }
                    (_, 0) => "receivers gone".to_owned(),
                    _ => messages,
                };
                let waiting = channel.sends.iter().chain(&channel.receives);
                (
                    text,
                    Vec::new(),
                    waiting.map(|waiter| waiter.thread).collect(),
                )
            }
        };
        ObjectState {
            object: object.number,
            text,
            holders: holders.iter().map(number).collect(),
            queue: queue.iter().map(number).collect(),
        }
    }
}
