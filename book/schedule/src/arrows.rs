//! Arrows: which earlier step of another thread a step follows from.

use std::collections::{HashMap, VecDeque};

use crate::{Flow, Graph, ReplayError, Schedule};

/// What the steps so far have left for later ones; steps are numbered from 1.
#[derive(Default)]
struct Trail {
    /// By thread: the steps that its next step follows from.
    owed: HashMap<u8, Vec<usize>>,
    /// By thread: its last step.
    last: HashMap<u8, usize>,
    /// By object: the last step that left it so.
    left: HashMap<usize, usize>,
    /// By object: the messages in it, each by the step that sent it and its sender.
    sent: HashMap<usize, VecDeque<(usize, u8)>>,
}

impl Graph {
    /// The arrows of `schedule`, each from a step to a later one of another thread, numbered from
    /// 1; sorted by where they end, then by where they begin. The crate's documentation states the
    /// rule.
    ///
    /// # Errors
    /// When the schedule cannot be followed.
    pub fn arrows(&self, schedule: &Schedule) -> Result<Vec<(usize, usize)>, ReplayError> {
        let passed = self.replay(schedule)?;
        let mut trail = Trail::default();
        let mut arrows = Vec::new();
        for (index, by) in schedule.0.iter().enumerate() {
            let (step, thread) = (index + 1, by.thread);
            let Some(edge) = self.nodes[passed[index]].edge(*by) else {
                continue;
            };
            let event = &edge.event;
            let mut from = trail.owed.remove(&thread).unwrap_or_default();
            from.extend(event.joins.iter().filter_map(|child| trail.last.get(child)));
            for (flow, object) in &event.flow {
                from.extend(trail.follow(*flow, *object, step, thread));
            }
            from.sort_unstable();
            from.dedup();
            arrows.extend(from.into_iter().map(|from| (from, step)));
            for &other in event.spawns.iter().chain(&event.wakes) {
                trail.owed.entry(other).or_default().push(step);
            }
            trail.last.insert(thread, step);
        }
        let thread = |step: usize| schedule.0[step - 1].thread;
        arrows.retain(|(from, to)| thread(*from) != thread(*to));
        Ok(arrows)
    }
}

impl Trail {
    /// The step that this one follows from at `object`.
    fn follow(&mut self, flow: Flow, object: usize, step: usize, thread: u8) -> Option<usize> {
        let sent = self.sent.entry(object).or_default();
        match flow {
            Flow::Leaves => {
                self.left.insert(object, step);
                None
            }
            Flow::Finds => self.left.get(&object).copied(),
            Flow::Sends => {
                sent.push_back((step, thread));
                None
            }
            Flow::Takes => sent.pop_front().map(|(from, _)| from),
            Flow::TakesBack => {
                let own = sent.iter().rposition(|(_, sender)| *sender == thread);
                own.and_then(|own| sent.remove(own));
                None
            }
        }
    }
}
