//! What a schedule that comes to no end does again and again.

use crate::{Graph, Kind, ReplayError, Row, Schedule};

/// The steps that a schedule repeats up to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turns {
    /// How many steps come before the first turn.
    pub before: usize,
    /// How many steps a turn has; at least one.
    pub steps: usize,
    /// How often it is made in full; at least three times.
    pub times: usize,
}

/// Fewer turns than this may be chance, or the program's own design.
const LEAST: usize = 3;

impl Graph {
    /// What `schedule` repeats, where that is why it does not end: its outcome is "no progress", and
    /// at least half of it are turns of the same moves at the same lines. `None` of all others.
    ///
    /// # Errors
    /// When the schedule cannot be followed.
    pub fn turns(&self, schedule: &Schedule) -> Result<Option<Turns>, ReplayError> {
        let last = self.replay(schedule)?.pop().unwrap_or_default();
        let outcome = self.nodes[last].outcome;
        let endless = outcome.is_some_and(|it| self.outcomes[it].kind == Kind::NoProgress);
        Ok(if endless {
            found(schedule, &self.rows(schedule)?)
        } else {
            None
        })
    }
}

impl Schedule {
    /// Its beginning, up to the end of the second of these turns: what can be played of it, and
    /// shows what it goes on doing.
    #[must_use]
    pub fn up_to_second(&self, turns: Turns) -> Self {
        Self(self.0[..turns.before + 2 * turns.steps].to_vec())
    }
}

fn found(schedule: &Schedule, rows: &[Row]) -> Option<Turns> {
    let all = rows.len();
    let same = |one: usize, other: usize| {
        let alike = |number: usize| {
            let event = &rows[number].event;
            // What is printed, or made anew, is another thing in every turn; the verb is not.
            (
                schedule.0[number],
                &event.place,
                event.text.split(' ').next(),
            )
        };
        alike(one) == alike(other)
    };
    (1..=all / LEAST).find_map(|steps| {
        let repeated = (0..all - steps)
            .rev()
            .take_while(|&row| same(row, row + steps));
        let tail = repeated.count() + steps;
        let enough = tail >= LEAST * steps && 2 * tail >= all;
        enough.then_some(Turns {
            before: all - tail,
            steps,
            times: tail / steps,
        })
    })
}
