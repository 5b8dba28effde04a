//! The graph itself, and replaying a schedule on it.

use std::error::Error;
use std::fmt;

use crate::{
    Event, Key, Kind, Move, Object, Outcome, Phase, Place, Schedule, Source, State, Thread,
};

/// Everything that a program can do.
#[derive(Debug, Clone)]
pub struct Graph {
    /// The program.
    pub name: String,
    /// Its threads by number.
    pub threads: Vec<Thread>,
    /// Its objects by number.
    pub objects: Vec<Object>,
    /// Its states; the first is the start.
    pub nodes: Vec<Node>,
    /// Its outcomes, sorted.
    pub outcomes: Vec<Outcome>,
    /// What was cut off and why; empty when everything was explored.
    pub limits: Vec<String>,
    /// How often the program was run for it.
    pub runs: usize,
    /// The source files that its places name, as they were then; empty where nobody looked.
    pub sources: Vec<Source>,
    /// The name of the graph of the same program mended; `None` of a program without a fault.
    pub mended: Option<String>,
}

/// A state.
#[derive(Debug, Clone)]
pub struct Node {
    /// Its key; 0 in a graph read from JSON.
    pub key: Key,
    /// As shown to a reader.
    pub state: State,
    /// What can happen next, in the order of the moves.
    pub edges: Vec<Edge>,
    /// Index of the outcome when the program ends here.
    pub outcome: Option<usize>,
}

/// A step out of a state.
#[derive(Debug, Clone)]
pub struct Edge {
    /// The move.
    pub by: Move,
    /// What happens.
    pub event: Event,
    /// Index of the state it leads to; `None` when a limit cut it off.
    pub to: Option<usize>,
}

/// A schedule that cannot be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplayError {
    /// The step, from 1, that cannot be made.
    pub step: usize,
    /// The move asked for.
    pub wanted: Move,
    /// The moves possible there.
    pub possible: Vec<Move>,
}

impl Graph {
    /// The nodes that `schedule` passes, beginning with the start: one more than it has steps.
    ///
    /// # Errors
    /// When one of its moves is not possible, or was cut off by a limit.
    pub fn replay(&self, schedule: &Schedule) -> Result<Vec<usize>, ReplayError> {
        let mut passed = vec![0];
        let mut node = &self.nodes[0];
        for (step, wanted) in schedule.0.iter().enumerate() {
            let to = node.edge(*wanted).and_then(|edge| edge.to);
            let to = to.ok_or_else(|| ReplayError {
                step: step + 1,
                wanted: *wanted,
                possible: node.edges.iter().map(|edge| edge.by).collect(),
            })?;
            passed.push(to);
            node = &self.nodes[to];
        }
        Ok(passed)
    }

    /// Judges what the program printed: a finished run whose output `check` refuses has the outcome
    /// "check failed", with the reason.
    #[must_use]
    pub fn judge(mut self, check: impl Fn(&str) -> Result<(), String>) -> Self {
        let judged = self.outcomes.iter().map(|outcome| {
            let mut outcome = outcome.clone();
            if let (Kind::Finished, Err(reason)) = (outcome.kind, check(&outcome.output)) {
                outcome.kind = Kind::CheckFailed;
                outcome.message = Some(reason);
            }
            outcome
        });
        let judged: Vec<Outcome> = judged.collect();
        self.outcomes.clone_from(&judged);
        self.outcomes.sort();
        self.outcomes.dedup();
        for node in &mut self.nodes {
            let outcome = node
                .outcome
                .map(|old| self.outcomes.binary_search(&judged[old]));
            node.outcome = outcome.and_then(Result::ok);
        }
        self
    }

    /// Every place that the graph names.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        let made = (self.threads.iter().map(|thread| &thread.place))
            .chain(self.objects.iter().map(|object| &object.place));
        let events = self.nodes.iter().flat_map(|node| {
            let next = node
                .state
                .threads
                .iter()
                .filter_map(|state| state.next.as_ref());
            next.chain(node.edges.iter().map(|edge| &edge.event))
        });
        made.chain(events.map(|event| &event.place)).flatten()
    }

    /// How many threads beside main are alive at once in some state: spawned, and not ended.
    pub fn most_alive(&self) -> usize {
        let alive = |node: &Node| {
            let ended = |phase| matches!(phase, Phase::Ended | Phase::Panicked);
            let threads = node.state.threads.iter();
            threads
                .filter(|state| state.thread != 0 && !ended(state.phase))
                .count()
        };
        self.nodes.iter().map(alive).max().unwrap_or(0)
    }

    /// The number of edges.
    pub fn edges(&self) -> usize {
        self.nodes.iter().map(|node| node.edges.len()).sum()
    }

    /// How a thread is called in a sentence.
    pub fn called(thread: u8) -> String {
        if thread == 0 {
            "main".to_owned()
        } else {
            thread.to_string()
        }
    }
}

impl Node {
    /// The edge of a move.
    pub fn edge(&self, by: Move) -> Option<&Edge> {
        self.edges.iter().find(|edge| edge.by == by)
    }
}

impl fmt::Display for ReplayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { step, wanted, .. } = self;
        write!(f, "step {step} cannot be {wanted}: ")?;
        if self.possible.is_empty() {
            return write!(f, "the program has ended by then");
        }
        let possible: Vec<_> = self.possible.iter().map(Move::to_string).collect();
        write!(f, "possible there: {}", possible.join(", "))
    }
}

impl Error for ReplayError {}
