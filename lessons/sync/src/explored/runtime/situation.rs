//! Where a run stands: who can move, or how it has ended.

use interleave_schedule::{Graph, Key, Kind, Move, Outcome};

use super::{Run, Tid, Way};

/// A state, as far as going on needs it.
pub struct Situation {
    pub key: Key,
    /// Every possible move, in order.
    pub moves: Vec<Move>,
    /// The same for the machine.
    pub ways: Vec<(Tid, Way)>,
    pub outcome: Option<Outcome>,
}

impl Run {
    /// Where the run stands before step `number`. Lets time pass when nobody can move.
    pub(super) fn situation(&mut self, number: usize) -> Situation {
        let mut ways = self.all_ways();
        if self.must_end(number).is_none() {
            while ways.is_empty() {
                let Some(deadline) = self.next_deadline().filter(|deadline| *deadline > self.now)
                else {
                    break;
                };
                self.now = deadline;
                ways = self.all_ways();
            }
        }
        let outcome = match self.must_end(number) {
            Some(outcome) => Some(outcome),
            None if ways.is_empty() => Some(self.stillness()),
            None => None,
        };
        let mut moves: Vec<Move> = Vec::with_capacity(ways.len());
        for (thread, _) in &ways {
            let thread = self.threads[*thread].number;
            let way = moves.iter().filter(|by| by.thread == thread).count();
            let way = u8::try_from(way).expect("a thread has few ways");
            moves.push(Move { thread, way });
        }
        let mut order: Vec<usize> = (0..moves.len()).collect();
        order.sort_by_key(|&place| moves[place]);
        Situation {
            key: self.key(),
            moves: order.iter().map(|&place| moves[place]).collect(),
            ways: order.iter().map(|&place| ways[place]).collect(),
            outcome,
        }
    }

    fn all_ways(&self) -> Vec<(Tid, Way)> {
        let (mut all, mut own) = (Vec::new(), Vec::new());
        for thread in 0..self.threads.len() {
            own.clear();
            self.ways(thread, &mut own);
            all.extend(own.iter().map(|way| (thread, *way)));
        }
        all
    }

    /// The outcome when the run is over whoever could still move.
    fn must_end(&self, number: usize) -> Option<Outcome> {
        let outcome = |kind, message: &str| {
            Some(Outcome {
                kind,
                message: Some(message.to_owned()),
                output: self.output.clone(),
            })
        };
        if let Some((kind, message)) = &self.failure {
            return outcome(*kind, message);
        }
        if self.main_returned && !self.settings.drains {
            return Some(self.finished());
        }
        if number >= self.settings.steps {
            return outcome(Kind::NoProgress, &format!("no end after {number} steps"));
        }
        None
    }

    /// The outcome when nobody can move.
    fn stillness(&self) -> Outcome {
        let waiting: Vec<Tid> = (0..self.threads.len())
            .filter(|&thread| !self.has_ended(thread))
            .collect();
        if waiting.is_empty() {
            return self.finished();
        }
        let panics: Vec<_> = self.unnoticed().collect();
        let names: Vec<_> = waiting.iter().map(|&thread| self.called(thread)).collect();
        let message = match (self.main_returned, panics.is_empty()) {
            (true, _) => Some(format!("{} never ended", names.join(", "))),
            (false, true) => None,
            (false, false) => Some(panics.join("; ")),
        };
        Outcome {
            kind: if self.main_returned {
                Kind::Leak
            } else {
                Kind::Deadlock
            },
            message,
            output: self.output.clone(),
        }
    }

    /// Finished, unless somebody panicked and nobody took notice.
    fn finished(&self) -> Outcome {
        let panics: Vec<_> = self.unnoticed().collect();
        Outcome {
            kind: if panics.is_empty() {
                Kind::Finished
            } else {
                Kind::Panic
            },
            message: (!panics.is_empty()).then(|| panics.join("; ")),
            output: self.output.clone(),
        }
    }

    fn unnoticed(&self) -> impl Iterator<Item = String> {
        let threads = self.threads.iter().filter(|record| !record.noticed);
        threads.filter_map(|record| {
            let message = record.panic.as_ref()?;
            Some(format!(
                "{} panicked: {message}",
                Graph::called(record.number)
            ))
        })
    }

    /// Which of the moves goes on without preemption: the last thread's if it can go on, else the
    /// first of whoever can, else the first.
    pub(super) fn go_on(&self, last: Option<Tid>, ways: &[(Tid, Way)]) -> usize {
        let goes = |thread: Tid| {
            let own: Vec<Way> = ways
                .iter()
                .filter(|(owner, _)| *owner == thread)
                .map(|(_, way)| *way)
                .collect();
            self.goes_on(thread, &own)
        };
        let of = |thread: Tid| ways.iter().position(|(owner, _)| *owner == thread);
        last.filter(|&last| goes(last))
            .and_then(of)
            .or_else(|| ways.iter().position(|(thread, _)| goes(*thread)))
            .unwrap_or(0)
    }
}
