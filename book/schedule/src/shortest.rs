//! The simplest schedule to each outcome: fewest preemptions, then fewest steps.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use crate::{Graph, Move, Schedule};

/// A schedule and its cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortest {
    /// The moves.
    pub schedule: Schedule,
    /// How often it switches away from a thread that could have gone on.
    pub preemptions: usize,
}

/// What a path costs depends on its end and on who moved last.
type Place = (usize, Option<u8>);
type Cost = (usize, usize);
/// What each place costs, and the step that leads to it.
type Reached = HashMap<Place, (Cost, Option<(Place, Move)>)>;

impl Graph {
    /// For each outcome the schedule with the fewest preemptions, and of those one with the
    /// fewest steps; `None` when a limit cut off every way to it.
    pub fn shortest(&self) -> Vec<Option<Shortest>> {
        let mut best: Vec<Option<Shortest>> = vec![None; self.outcomes.len()];
        let mut reached = Reached::new();
        let mut queue = BinaryHeap::new();
        let start = (0, None);
        reached.insert(start, ((0, 0), None));
        queue.push(Reverse(((0, 0), start)));
        while let Some(Reverse((cost, place))) = queue.pop() {
            if reached[&place].0 < cost {
                continue;
            }
            let (node, last) = place;
            let node = &self.nodes[node];
            if let Some(outcome) = node.outcome
                && best[outcome].is_none()
            {
                best[outcome] = Some(Shortest {
                    schedule: path_to(place, &reached),
                    preemptions: cost.0,
                });
            }
            for edge in &node.edges {
                let Some(to) = edge.to else { continue };
                let preempted =
                    last.is_some_and(|last| last != edge.by.thread && node.state.goes_on(last));
                let next = (to, Some(edge.by.thread));
                let cost = (cost.0 + usize::from(preempted), cost.1 + 1);
                if reached.get(&next).is_none_or(|(known, _)| cost < *known) {
                    reached.insert(next, (cost, Some((place, edge.by))));
                    queue.push(Reverse((cost, next)));
                }
            }
        }
        best
    }
}

fn path_to(mut place: Place, reached: &Reached) -> Schedule {
    let mut moves = Vec::new();
    while let Some((from, by)) = reached[&place].1 {
        moves.push(by);
        place = from;
    }
    moves.reverse();
    Schedule(moves)
}
