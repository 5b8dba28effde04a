//! What must hold of a graph that was read, so that no query can fail on it.

use std::collections::BTreeSet;

use crate::{Event, Graph, State};

impl Graph {
    /// What is wrong with the graph, if anything is.
    pub(crate) fn fault(&self) -> Option<String> {
        if self.nodes.is_empty() {
            return Some("there is no first state".to_owned());
        }
        for (number, node) in self.nodes.iter().enumerate() {
            let fault = |what: &str| Some(format!("state {number} {what}"));
            if !self.knows_state(&node.state) {
                return fault("names a thread or object that is not there");
            }
            if node.outcome.is_some_and(|one| one >= self.outcomes.len()) {
                return fault("has an outcome that is not there");
            }
            if node.outcome.is_some() != node.edges.is_empty() {
                return fault("must have either moves or an outcome");
            }
            let moves: BTreeSet<_> = node.edges.iter().map(|edge| edge.by).collect();
            if moves.len() != node.edges.len() {
                return fault("has a move twice");
            }
            for edge in &node.edges {
                if !self.knows(edge.by.thread) || edge.by.way > 25 || !self.knows_event(&edge.event)
                {
                    return fault("has a move of a thread or at an object that is not there");
                }
                if edge.to.is_some_and(|to| to >= self.nodes.len()) {
                    return fault("leads nowhere");
                }
            }
        }
        self.try_children_first()
            .err()
            .map(|state| format!("state {state} repeats"))
    }

    fn knows(&self, thread: u8) -> bool {
        usize::from(thread) < self.threads.len()
    }

    fn knows_all(&self, threads: &[u8]) -> bool {
        threads.iter().all(|&thread| self.knows(thread))
    }

    fn knows_event(&self, event: &Event) -> bool {
        let objects = event.flow.iter().map(|(_, object)| object);
        (objects.chain(&event.object)).all(|object| *object < self.objects.len())
            && self.knows_all(&event.wakes)
            && self.knows_all(&event.joins)
            && event.spawns.is_none_or(|child| self.knows(child))
    }

    fn knows_state(&self, state: &State) -> bool {
        let threads = state.threads.iter().all(|state| {
            self.knows(state.thread)
                && state
                    .next
                    .as_ref()
                    .is_none_or(|next| self.knows_event(next))
                && (state.waits.as_ref()).is_none_or(|waits| self.knows_all(&waits.on))
        });
        let objects = state.objects.iter().all(|state| {
            state.object < self.objects.len()
                && self.knows_all(&state.holders)
                && self.knows_all(&state.queue)
        });
        threads && objects
    }
}
