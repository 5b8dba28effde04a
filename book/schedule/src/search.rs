//! Depth-first search with merging of states.

use std::collections::HashMap;
use std::error::Error;
use std::fmt;

use crate::{
    Edge, Event, Graph, Key, Kind, Move, Node, Outcome, Program, Request, Schedule, State, Step,
    Stop, Trace,
};

/// How far a search goes. What is beyond a limit is reported in [`Graph::limits`].
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Most states.
    pub nodes: usize,
    /// Most runs of the program.
    pub runs: usize,
}

impl Default for Limits {
    /// 100,000 states, 1,000,000 runs.
    fn default() -> Self {
        Self {
            nodes: 100_000,
            runs: 1_000_000,
        }
    }
}

/// A program that did something else when it was run again the same way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nondeterminism {
    /// The schedule that was followed.
    pub schedule: Schedule,
    /// The step, from 1, before which the program was found to differ.
    pub step: usize,
    /// What the step before it had been, with its line, and what it is now.
    pub explanation: String,
}

/// Where a node was first met: from which, by which move.
type Origin = Option<(usize, Move)>;

struct Search<'a> {
    program: &'a mut dyn Program,
    limits: Limits,
    nodes: Vec<Node>,
    origins: Vec<Origin>,
    index: HashMap<Key, usize>,
    outcomes: HashMap<Outcome, usize>,
    untried: Vec<(usize, Move)>,
    runs: usize,
    full: bool,
}

/// Explores everything that `program` can do.
///
/// # Errors
/// When the program is found not to be deterministic.
pub fn explore(
    name: &str,
    program: &mut dyn Program,
    limits: Limits,
) -> Result<Graph, Nondeterminism> {
    let mut search = Search {
        program,
        limits,
        nodes: Vec::new(),
        origins: Vec::new(),
        index: HashMap::new(),
        outcomes: HashMap::new(),
        untried: Vec::new(),
        runs: 0,
        full: false,
    };
    search.run(None)?;
    while let Some((node, by)) = search.untried.pop() {
        if search.full || search.runs >= search.limits.runs {
            search.untried.push((node, by));
            break;
        }
        search.run(Some((node, by)))?;
    }
    Ok(search.finish(name))
}

impl Search<'_> {
    fn run(&mut self, from: Origin) -> Result<(), Nondeterminism> {
        self.runs += 1;
        let (nodes, prefix) = self.prefix(from);
        let first_new = prefix.len().saturating_sub(1);
        let trace = self.program.run(&Request {
            prefix: &prefix,
            record_from: first_new,
            known: &|key| self.index.contains_key(&key),
        });
        for (number, &node) in nodes.iter().enumerate() {
            let key = trace.steps.get(number).map_or(trace.key, |step| step.key);
            let ended = number >= trace.steps.len() && number < prefix.len();
            if key != self.nodes[node].key || ended {
                return Err(self.diverged(&nodes, prefix, number, &trace.steps));
            }
        }
        let Trace {
            steps,
            key,
            stop,
            state,
        } = trace;
        let last_state = state.unwrap_or_default();
        let mut at = nodes.last().copied();
        let mut steps = steps.into_iter().skip(first_new).peekable();
        while let Some(step) = steps.next() {
            let node = match at {
                Some(node) => node,
                None => self.add(&step),
            };
            let next_key = steps.peek().map_or(key, |next| next.key);
            let to = match self.index.get(&next_key) {
                Some(&known) => Some(known),
                None if self.nodes.len() >= self.limits.nodes => {
                    self.full = true;
                    None
                }
                None => Some(match steps.peek() {
                    Some(next) => self.add(next),
                    None => self.add_last(key, &stop, last_state.clone()),
                }),
            };
            if let Some(to) = to
                && self.origins[to].is_none()
                && to != 0
            {
                self.origins[to] = Some((node, step.chosen));
            }
            let event = step.event.unwrap_or_default();
            self.set_edge(node, step.chosen, event, to);
            match to {
                Some(to) if steps.peek().is_some() => at = Some(to),
                _ => return Ok(()),
            }
        }
        if at.is_none() {
            self.add_last(key, &stop, last_state);
        }
        Ok(())
    }

    /// The nodes and the moves that lead to a move, that move included.
    fn prefix(&self, from: Origin) -> (Vec<usize>, Vec<Move>) {
        let (mut nodes, mut moves) = (Vec::new(), Vec::new());
        let mut at = from;
        while let Some((node, by)) = at {
            nodes.push(node);
            moves.push(by);
            at = self.origins[node];
        }
        nodes.reverse();
        moves.reverse();
        (nodes, moves)
    }

    /// A new state, all its moves but the chosen one still to be tried.
    fn add(&mut self, step: &Step) -> usize {
        let node = self.nodes.len();
        let edges = step.moves.iter().map(|&by| Edge {
            by,
            event: Event::default(),
            to: None,
        });
        self.nodes.push(Node {
            key: step.key,
            state: step.state.clone().unwrap_or_default(),
            edges: edges.collect(),
            outcome: None,
        });
        self.origins.push(None);
        self.index.insert(step.key, node);
        let others = step.moves.iter().rev().filter(|by| **by != step.chosen);
        self.untried.extend(others.map(|&by| (node, by)));
        node
    }

    /// The new state in which a run stopped.
    fn add_last(&mut self, key: Key, stop: &Stop, state: State) -> usize {
        let node = self.nodes.len();
        let outcome = match stop {
            Stop::Ended(outcome) => {
                let next = self.outcomes.len();
                Some(*self.outcomes.entry(outcome.clone()).or_insert(next))
            }
            Stop::Known | Stop::Diverged => None,
        };
        self.nodes.push(Node {
            key,
            state,
            edges: Vec::new(),
            outcome,
        });
        self.origins.push(None);
        self.index.insert(key, node);
        node
    }

    fn set_edge(&mut self, node: usize, by: Move, event: Event, to: Option<usize>) {
        let edges = &mut self.nodes[node].edges;
        if let Some(edge) = edges.iter_mut().find(|edge| edge.by == by) {
            edge.event = event;
            edge.to = to;
        }
    }

    fn diverged(
        &self,
        nodes: &[usize],
        prefix: Vec<Move>,
        number: usize,
        steps: &[Step],
    ) -> Nondeterminism {
        let was = number.checked_sub(1).and_then(|before| {
            let event = &self.nodes[nodes[before]].edge(prefix[before])?.event;
            Some(in_words(event))
        });
        let is = match steps.get(number) {
            Some(step) => format!("could then be followed by {} moves", step.moves.len()),
            None => "then ended the run".to_owned(),
        };
        Nondeterminism {
            schedule: Schedule(prefix),
            step: number + 1,
            explanation: format!("{} {is}", was.unwrap_or_else(|| "the start".to_owned())),
        }
    }

    fn finish(self, name: &str) -> Graph {
        let mut limits = Vec::new();
        if self.full {
            limits.push(format!(
                "The search stopped at {} states.",
                self.limits.nodes
            ));
        } else if !self.untried.is_empty() {
            limits.push(format!("The search stopped after {} runs.", self.runs));
        }
        let mut sorted: Vec<(Outcome, usize)> = self.outcomes.into_iter().collect();
        sorted.sort();
        if let Some((outcome, _)) = sorted.iter().find(|(o, _)| o.kind == Kind::NoProgress) {
            let message = outcome.message.clone().unwrap_or_default();
            limits.push(format!(
                "Some schedules were followed no further: {message}."
            ));
        }
        let mut place = vec![0; sorted.len()];
        for (new, (_, old)) in sorted.iter().enumerate() {
            place[*old] = new;
        }
        let mut nodes = self.nodes;
        for node in &mut nodes {
            node.outcome = node.outcome.map(|old| place[old]);
        }
        let world = self.program.world();
        Graph {
            name: name.to_owned(),
            threads: world.threads,
            objects: world.objects,
            nodes,
            outcomes: sorted.into_iter().map(|(outcome, _)| outcome).collect(),
            limits,
            runs: self.runs,
            sources: Vec::new(),
            mended: None,
        }
    }
}

/// An event with its place.
fn in_words(event: &Event) -> String {
    match &event.place {
        Some(place) => format!("{} ({}:{})", event.text, place.file, place.line),
        None => event.text.clone(),
    }
}

impl fmt::Display for Nondeterminism {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the program is not deterministic: replaying {}, before step {}: {}. Threads may \
             learn of one another, of time and of chance only through `sync`",
            self.schedule, self.step, self.explanation
        )
    }
}

impl Error for Nondeterminism {}
