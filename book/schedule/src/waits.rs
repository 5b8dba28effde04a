//! Who waits for whom, in a sentence.

use crate::{Graph, Node};

/// The [closing sentence](Graph::closing_sentence) when no thread waits.
pub const NOBODY_WAITS: &str = "Nobody waits.";

impl Graph {
    /// What there is to say about how the program stands at `node`: who holds what and waits for
    /// what, or that nobody waits.
    pub fn closing_sentence(&self, node: usize) -> String {
        let node = &self.nodes[node];
        let mut clauses = Vec::new();
        for (thread, on) in waiting(node) {
            let held: Vec<&str> = (node.state.objects.iter())
                .filter(|object| object.holders.contains(&thread))
                .map(|object| self.objects[object.object].name.as_str())
                .collect();
            let holds = match held.as_slice() {
                [] => String::new(),
                held => format!("holds {} and ", held.join(", ")),
            };
            clauses.push(format!("{} {holds}waits for {on}", Self::called(thread)));
        }
        match clauses.is_empty() {
            true => NOBODY_WAITS.to_owned(),
            false => clauses.join("; ") + ".",
        }
    }

    /// The threads of a circle in which each waits for the next, the one with the smallest number
    /// first; empty when there is none at `node`.
    pub fn cycle(&self, node: usize) -> Vec<u8> {
        let threads = &self.nodes[node].state.threads;
        let waits_on = |thread: u8| {
            let state = threads.iter().find(|state| state.thread == thread)?;
            state.waits.as_ref()?.on.first().copied()
        };
        for start in threads.iter().map(|state| state.thread) {
            let mut circle = vec![start];
            while let Some(next) = circle.last().and_then(|last| waits_on(*last)) {
                if next == start {
                    return circle;
                }
                if circle.contains(&next) {
                    break;
                }
                circle.push(next);
            }
        }
        Vec::new()
    }
}

/// The threads that cannot move, and what each waits for.
fn waiting(node: &Node) -> impl Iterator<Item = (u8, &str)> {
    (node.state.threads.iter())
        .filter(|state| state.ways.is_empty())
        .filter_map(|state| Some((state.thread, state.waits.as_ref()?.text.as_str())))
}
