//! The graph as JSON; the crate's documentation describes the format.

use std::collections::HashMap;
use std::error::Error;
use std::fmt;
use std::hash::Hash;

use serde::{Deserialize, Serialize};

use crate::{
    Edge, Event, Graph, Kind, Move, Node, Object, ObjectState, Outcome, Schedule, Source, State,
    Thread, ThreadState,
};

/// The version that this crate writes, and the only one that it reads.
const VERSION: u32 = 1;

/// A text that is no schedule graph.
#[derive(Debug)]
pub struct FormatError(String);

#[derive(Serialize, Deserialize)]
struct Document {
    version: u32,
    name: String,
    runs: usize,
    limits: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sources: Vec<Source>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mended: Option<String>,
    threads: Vec<Thread>,
    objects: Vec<Object>,
    outcomes: Vec<OutcomeEntry>,
    thread_states: Vec<ThreadState>,
    object_states: Vec<ObjectState>,
    events: Vec<Event>,
    nodes: Vec<NodeEntry>,
}

#[derive(Serialize, Deserialize)]
struct OutcomeEntry {
    kind: Kind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    output: String,
    count: String,
    fails: bool,
    schedule: Option<String>,
}

/// Thread states, object states, edges (thread, way, event, node or −1), outcome.
type NodeEntry = (
    Vec<usize>,
    Vec<usize>,
    Vec<(u8, u8, usize, i64)>,
    Option<usize>,
);

/// Each thing once, in the order of its first appearance.
struct Table<T> {
    places: HashMap<T, usize>,
    things: Vec<T>,
}

impl<T: Clone + Eq + Hash> Table<T> {
    fn new() -> Self {
        Self {
            places: HashMap::new(),
            things: Vec::new(),
        }
    }

    fn place(&mut self, thing: &T) -> usize {
        if let Some(&place) = self.places.get(thing) {
            return place;
        }
        let place = self.things.len();
        self.things.push(thing.clone());
        self.places.insert(thing.clone(), place);
        place
    }
}

impl Graph {
    /// The graph as JSON, counts and shortest schedules included. Keys are left out.
    ///
    /// # Panics
    /// When the graph has a cycle; see [`Graph::futures`].
    pub fn to_json(&self) -> String {
        let (mut threads, mut objects, mut events) = (Table::new(), Table::new(), Table::new());
        let mut nodes: Vec<NodeEntry> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let edges = node.edges.iter().map(|edge| {
                let to = edge.to.and_then(|to| i64::try_from(to).ok()).unwrap_or(-1);
                (edge.by.thread, edge.by.way, events.place(&edge.event), to)
            });
            nodes.push((
                node.state
                    .threads
                    .iter()
                    .map(|state| threads.place(state))
                    .collect(),
                node.state
                    .objects
                    .iter()
                    .map(|state| objects.place(state))
                    .collect(),
                edges.collect(),
                node.outcome,
            ));
        }
        let outcomes = (self.outcomes.iter().zip(self.counts()).zip(self.shortest()))
            .map(|((outcome, count), shortest)| OutcomeEntry {
                kind: outcome.kind,
                message: outcome.message.clone(),
                output: outcome.output.clone(),
                count: count.to_string(),
                fails: outcome.fails(),
                schedule: shortest.map(|shortest| shortest.schedule.to_string()),
            })
            .collect();
        let document = Document {
            version: VERSION,
            name: self.name.clone(),
            runs: self.runs,
            limits: self.limits.clone(),
            sources: self.sources.clone(),
            mended: self.mended.clone(),
            threads: self.threads.clone(),
            objects: self.objects.clone(),
            outcomes,
            thread_states: threads.things,
            object_states: objects.things,
            events: events.things,
            nodes,
        };
        serde_json::to_string(&document).expect("strings, numbers and lists can be written")
    }

    /// Reads what [`to_json`](Self::to_json) wrote.
    ///
    /// # Errors
    /// When it is of another version, or no schedule graph, or refers to what is not there.
    pub fn from_json(text: &str) -> Result<Self, FormatError> {
        let document: Document =
            serde_json::from_str(text).map_err(|error| FormatError(error.to_string()))?;
        if document.version != VERSION {
            return Err(FormatError(format!(
                "version {}, this program reads version {VERSION}",
                document.version
            )));
        }
        let mut nodes = Vec::with_capacity(document.nodes.len());
        for (threads, objects, edges, outcome) in &document.nodes {
            let mut node = Node {
                key: 0,
                state: State {
                    threads: pick(&document.thread_states, threads)?,
                    objects: pick(&document.object_states, objects)?,
                },
                edges: Vec::with_capacity(edges.len()),
                outcome: *outcome,
            };
            for &(thread, way, event, to) in edges {
                let to = match to {
                    -1 => None,
                    to => Some(usize::try_from(to).unwrap_or(usize::MAX)),
                };
                let event = pick(&document.events, &[event])?.remove(0);
                let by = Move { thread, way };
                node.edges.push(Edge { by, event, to });
            }
            nodes.push(node);
        }
        let told = document.outcomes;
        let outcomes = told.iter().map(|entry| Outcome {
            kind: entry.kind,
            message: entry.message.clone(),
            output: entry.output.clone(),
        });
        let graph = Self {
            name: document.name,
            threads: document.threads,
            objects: document.objects,
            nodes,
            outcomes: outcomes.collect(),
            limits: document.limits,
            runs: document.runs,
            sources: document.sources,
            mended: document.mended,
        };
        match graph.fault().or_else(|| graph.contradiction(&told)) {
            Some(fault) => Err(FormatError(fault)),
            None => Ok(graph),
        }
    }

    /// What is told of an outcome that does not follow from the graph.
    fn contradiction(&self, told: &[OutcomeEntry]) -> Option<String> {
        for (number, (entry, count)) in told.iter().zip(self.counts()).enumerate() {
            let fault = |what: &str| Some(format!("outcome {number} {what}"));
            if entry.count != count.to_string() {
                return fault("has another count than the graph");
            }
            if entry.fails != self.outcomes[number].fails() {
                return fault("does not agree with its kind");
            }
            let Some(schedule) = &entry.schedule else {
                continue;
            };
            let end = (schedule.parse::<Schedule>().ok())
                .and_then(|schedule| self.replay(&schedule).ok()?.pop());
            if end.and_then(|end| self.nodes[end].outcome) != Some(number) {
                return fault("has a schedule that does not lead to it");
            }
        }
        None
    }
}

fn pick<T: Clone>(table: &[T], places: &[usize]) -> Result<Vec<T>, FormatError> {
    let found = places.iter().map(|&place| table.get(place).cloned());
    let missing = || FormatError("an entry of a table is missing".to_owned());
    found.collect::<Option<_>>().ok_or_else(missing)
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no schedule graph: {}", self.0)
    }
}

impl Error for FormatError {}
