//! Programs that are nothing but a table: for each state the moves and where they lead. Any graph
//! without a circle is one, so any can be drawn at random.

use interleave_schedule::{
    Event, Kind, Move, Outcome, Phase, Program, Request, State, Step, Stop, Thread, ThreadState,
    Trace, World,
};
use proptest::prelude::*;

/// Threads of every table.
pub const THREADS: u8 = 3;

/// A state: what can be done in it.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its moves in order, and the later state that each leads to; none where the program ends.
    pub moves: Vec<(Move, usize)>,
    /// For each thread whether to switch away from it is a preemption; true only of one that can move.
    pub goes_on: Vec<bool>,
    /// How the program ends here, if it does.
    pub outcome: Outcome,
}

/// A program; it begins in the first state.
#[derive(Debug, Clone)]
pub struct Table(pub Vec<Entry>);

impl Table {
    fn possible(&self, state: usize) -> Vec<Move> {
        self.0[state].moves.iter().map(|(by, _)| *by).collect()
    }

    fn state(&self, number: usize) -> State {
        let moves = self.possible(number);
        let threads = (0..THREADS).map(|thread| {
            let ways = moves.iter().filter(|by| by.thread == thread);
            let ways: Vec<String> = ways.map(|by| by.to_string()).collect();
            ThreadState {
                thread,
                phase: match ways[..] {
                    [] => Phase::Waiting,
                    _ => Phase::Running,
                },
                next: None,
                waits: None,
                ways,
                goes_on: self.0[number].goes_on[usize::from(thread)],
            }
        });
        State {
            threads: threads.collect(),
            objects: Vec::new(),
        }
    }
}

impl Program for Table {
    fn run(&mut self, request: &Request<'_>) -> Trace {
        let mut steps: Vec<Step> = Vec::new();
        let mut at = 0;
        loop {
            let number = steps.len();
            let key = at as u128;
            let state = (number >= request.record_from).then(|| self.state(at));
            let moves = self.possible(at);
            let stop = if number >= request.prefix.len() && (request.known)(key) {
                Some(Stop::Known)
            } else if moves.is_empty() {
                Some(Stop::Ended(self.0[at].outcome.clone()))
            } else {
                None
            };
            if let Some(stop) = stop {
                return Trace {
                    steps,
                    key,
                    stop,
                    state,
                };
            }
            let last = steps.last().map(|step| step.chosen.thread);
            let same = moves.iter().find(|by| Some(by.thread) == last);
            let chosen = (request.prefix.get(number)).or(same).unwrap_or(&moves[0]);
            let chosen = *chosen;
            let (_, to) = self.0[at].moves[moves.iter().position(|by| *by == chosen).unwrap()];
            at = to;
            steps.push(Step {
                key,
                moves,
                chosen,
                state,
                event: Some(Event {
                    text: format!("to {to}"),
                    ..Event::default()
                }),
            });
        }
    }

    fn world(&self) -> World {
        let thread = |number: u8| Thread {
            name: String::new(),
            path: number.to_string(),
            place: None,
        };
        World {
            threads: (0..THREADS).map(thread).collect(),
            objects: Vec::new(),
        }
    }
}

/// Any table of up to `most` states.
pub fn tables(most: usize) -> impl Strategy<Value = Table> {
    (1..=most).prop_flat_map(|states| {
        let entries: Vec<_> = (0..states).map(|at| entry(at, states)).collect();
        entries.prop_map(Table)
    })
}

fn entry(at: usize, states: usize) -> impl Strategy<Value = Entry> {
    let later = states - at - 1;
    let by = (0..THREADS, 0..3_u8).prop_map(|(thread, way)| Move { thread, way });
    let moves = prop::collection::btree_map(by, 0..later.max(1), 0..=4.min(2 * later));
    let goes_on = prop::collection::vec(any::<bool>(), usize::from(THREADS));
    let kind = prop::sample::select(vec![Kind::Finished, Kind::Deadlock, Kind::Panic]);
    let outcome = (kind, "[ab]?").prop_map(|(kind, output)| Outcome {
        kind,
        message: None,
        output,
    });
    (moves, goes_on, outcome).prop_map(move |(moves, goes_on, outcome)| {
        let can = |thread: u8| moves.keys().any(|by| by.thread == thread);
        Entry {
            goes_on: (0..THREADS)
                .map(|thread| goes_on[usize::from(thread)] && can(thread))
                .collect(),
            moves: moves.iter().map(|(by, to)| (*by, at + 1 + to)).collect(),
            outcome,
        }
    })
}
