//! Schedule graphs of toy programs, explored when they are needed: no machine and no threads.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use interleave_schedule::{
    Event, Graph, Kind, Limits, Move, Object, ObjectState, Outcome, Phase, Place, Program, Request,
    State, Step, Stop, Thread, ThreadState, Trace, Waits, World, explore,
};

/// An operation of a toy thread.
#[derive(Clone, Copy)]
pub enum Op {
    Lock(usize),
    Unlock(usize),
    Print(&'static str),
}

/// Explores threads that each do these operations, on two locks.
pub fn graph(name: &str, threads: &[&[Op]], nodes: usize) -> Graph {
    let mut toy = Toy(threads.iter().map(|ops| ops.to_vec()).collect());
    let limits = Limits {
        nodes,
        ..Limits::default()
    };
    explore(name, &mut toy, limits).expect("a toy is deterministic")
}

struct Toy(Vec<Vec<Op>>);

/// Where a run stands: operations done by each thread, holders of the locks, output.
#[derive(Clone, Default, Hash)]
struct Now {
    done: Vec<usize>,
    holders: [Option<usize>; 2],
    output: String,
}

const LOCKS: [&str; 2] = ["left", "right"];

impl Toy {
    fn next(&self, now: &Now, thread: usize) -> Option<Op> {
        self.0[thread].get(now.done[thread]).copied()
    }

    /// The thread that holds what this one wants.
    fn holder(&self, now: &Now, thread: usize) -> Option<usize> {
        match self.next(now, thread) {
            Some(Op::Lock(lock)) => now.holders[lock],
            _ => None,
        }
    }

    fn moves(&self, now: &Now) -> Vec<Move> {
        let able = |&thread: &usize| {
            self.next(now, thread).is_some() && self.holder(now, thread).is_none()
        };
        let by = |thread| Move {
            thread: u8::try_from(thread).expect("a toy has few threads"),
            way: 0,
        };
        (0..self.0.len()).filter(able).map(by).collect()
    }

    fn event(&self, now: &Now, thread: usize) -> Option<Event> {
        let (text, object) = match self.next(now, thread)? {
            Op::Lock(lock) => (format!("lock {}", LOCKS[lock]), Some(lock)),
            Op::Unlock(lock) => (format!("unlock {}", LOCKS[lock]), Some(lock)),
            Op::Print(line) => (format!("print {line:?}"), None),
        };
        let place = Place {
            file: "src/toy.rs".to_owned(),
            line: u32::try_from(10 * thread + now.done[thread]).expect("a toy is short"),
            end_of_scope: matches!(self.next(now, thread), Some(Op::Unlock(_))),
        };
        Some(Event {
            text,
            object,
            place: Some(place),
            ..Event::default()
        })
    }

    fn advance(&self, now: &mut Now, thread: usize) {
        match self.next(now, thread) {
            Some(Op::Lock(lock)) => now.holders[lock] = Some(thread),
            Some(Op::Unlock(lock)) => now.holders[lock] = None,
            Some(Op::Print(line)) => now.output = format!("{}{line}\n", now.output),
            None => {}
        }
        now.done[thread] += 1;
    }

    fn state(&self, now: &Now) -> State {
        let number = |thread: usize| u8::try_from(thread).expect("a toy has few threads");
        let threads = (0..self.0.len()).map(|thread| {
            let next = self.event(now, thread);
            let holder = self.holder(now, thread);
            let able = next.is_some() && holder.is_none();
            ThreadState {
                thread: number(thread),
                phase: match next {
                    None => Phase::Ended,
                    Some(_) if able => Phase::Running,
                    Some(_) => Phase::Waiting,
                },
                waits: holder.zip(next.as_ref()).map(|(holder, next)| Waits {
                    text: next.text.replace("lock ", ""),
                    on: vec![number(holder)],
                }),
                ways: next
                    .iter()
                    .filter(|_| able)
                    .map(|next| next.text.clone())
                    .collect(),
                next,
                goes_on: able,
            }
        });
        let objects = now
            .holders
            .iter()
            .enumerate()
            .map(|(object, holder)| ObjectState {
                object,
                text: if holder.is_some() { "held" } else { "free" }.to_owned(),
                holders: holder.iter().copied().map(number).collect(),
                queue: Vec::new(),
            });
        State {
            threads: threads.collect(),
            objects: objects.collect(),
        }
    }

    fn outcome(&self, now: &Now) -> Outcome {
        let ended = (0..self.0.len()).all(|thread| self.next(now, thread).is_none());
        Outcome {
            kind: if ended {
                Kind::Finished
            } else {
                Kind::Deadlock
            },
            message: None,
            output: now.output.clone(),
        }
    }
}

impl Program for Toy {
    fn run(&mut self, request: &Request<'_>) -> Trace {
        let mut now = Now {
            done: vec![0; self.0.len()],
            ..Now::default()
        };
        let mut steps: Vec<Step> = Vec::new();
        loop {
            let mut hasher = DefaultHasher::new();
            now.hash(&mut hasher);
            let key = hasher.finish().into();
            let moves = self.moves(&now);
            let known = steps.len() >= request.prefix.len() && (request.known)(key);
            let state = Some(self.state(&now));
            let last = steps.last().map(|step| step.chosen);
            let wanted = request.prefix.get(steps.len()).copied();
            let on = last
                .filter(|last| moves.contains(last))
                .or(moves.first().copied());
            let stop = match wanted.or(on) {
                _ if known => Stop::Known,
                None => Stop::Ended(self.outcome(&now)),
                Some(chosen) => {
                    let thread = usize::from(chosen.thread);
                    let event = self.event(&now, thread);
                    self.advance(&mut now, thread);
                    steps.push(Step {
                        key,
                        moves,
                        chosen,
                        state,
                        event,
                    });
                    continue;
                }
            };
            return Trace {
                steps,
                key,
                stop,
                state,
            };
        }
    }

    fn world(&self) -> World {
        let thread = |thread: usize| Thread {
            name: String::new(),
            path: thread.to_string(),
            place: None,
        };
        let object = |name: &&str| Object {
            kind: "mutex".to_owned(),
            name: (*name).to_owned(),
            place: None,
        };
        World {
            threads: (0..self.0.len()).map(thread).collect(),
            objects: LOCKS.iter().map(object).collect(),
        }
    }
}
