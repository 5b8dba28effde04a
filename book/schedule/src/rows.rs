//! A schedule as rows: what each step is, and whether it was a switch.

use crate::{Event, Graph, ReplayError, Schedule};

/// A step of a schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Who moves.
    pub thread: u8,
    /// What happens.
    pub event: Event,
    /// Whether another thread moved before.
    pub switch: Option<Switch>,
}

/// A switch from one thread to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Switch {
    /// The other could have gone on: a preemption.
    Chosen,
    /// It could not.
    Forced,
}

impl Graph {
    /// The steps of `schedule`.
    ///
    /// # Errors
    /// When the schedule cannot be followed.
    pub fn rows(&self, schedule: &Schedule) -> Result<Vec<Row>, ReplayError> {
        let passed = self.replay(schedule)?;
        let mut before = None;
        let mut rows = Vec::with_capacity(schedule.0.len());
        for (by, node) in schedule.0.iter().zip(passed) {
            let node = &self.nodes[node];
            let switch = before.filter(|before| *before != by.thread).map(|before| {
                match node.state.goes_on(before) {
                    true => Switch::Chosen,
                    false => Switch::Forced,
                }
            });
            before = Some(by.thread);
            rows.push(Row {
                thread: by.thread,
                event: node
                    .edge(*by)
                    .map(|edge| edge.event.clone())
                    .unwrap_or_default(),
                switch,
            });
        }
        Ok(rows)
    }

    /// How the program has ended at `node`, as in headings; "not ended" where it has not.
    pub fn verdict(&self, node: usize) -> String {
        let Some(outcome) = self.nodes[node].outcome else {
            return "not ended".to_owned();
        };
        let outcome = &self.outcomes[outcome];
        match &outcome.message {
            Some(message) => {
                let message = message.trim_end().replace('\n', " ⏎ ");
                format!("{}: {message}", outcome.kind.words())
            }
            None => outcome.kind.words().to_owned(),
        }
    }

    /// How a thread is called above its column: with what it does, where that is known.
    pub fn heading(&self, thread: u8) -> String {
        let named = self.threads.get(usize::from(thread));
        match named.map(|thread| thread.name.as_str()) {
            _ if thread == 0 => "main".to_owned(),
            Some(name) if !name.is_empty() => format!("{thread} {name}"),
            _ => format!("thread {thread}"),
        }
    }
}
