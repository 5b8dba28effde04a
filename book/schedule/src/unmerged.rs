//! The same tree without merging: what merging is checked against.

use std::collections::BTreeSet;

use crate::{Move, Outcome, Program, Request, Step, Stop};

/// The whole tree's paths, one by one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmerged {
    /// How many there are; at least so many when not `complete`.
    pub paths: u64,
    /// Whether that is all.
    pub complete: bool,
    /// How they end.
    pub outcomes: BTreeSet<Outcome>,
}

/// Counts the paths of `program` without merging any states, at most `most` of them.
///
/// Its cost is a run for each path, so only small programs can be counted whole.
pub fn unmerged(program: &mut dyn Program, most: u64) -> Unmerged {
    let mut found = Unmerged {
        paths: 0,
        complete: false,
        outcomes: BTreeSet::new(),
    };
    // For each step of the current path: its moves, and which of them is being tried.
    let mut path: Vec<(Vec<Move>, usize)> = Vec::new();
    let mut prefix = Vec::new();
    while found.paths < most {
        let trace = program.run(&Request {
            prefix: &prefix,
            record_from: usize::MAX,
            known: &|_| false,
        });
        found.paths += 1;
        if let Stop::Ended(outcome) = trace.stop {
            found.outcomes.insert(outcome);
        }
        let new = trace.steps.into_iter().skip(path.len());
        path.extend(new.map(in_turn));
        loop {
            let Some((moves, tried)) = path.last_mut() else {
                found.complete = true;
                return found;
            };
            *tried += 1;
            if *tried < moves.len() {
                break;
            }
            path.pop();
        }
        prefix.clear();
        prefix.extend(path.iter().map(|(moves, tried)| moves[*tried]));
    }
    found
}

/// A step's moves, the one that was made first.
fn in_turn(step: Step) -> (Vec<Move>, usize) {
    let mut moves = step.moves;
    if let Some(chosen) = moves.iter().position(|by| *by == step.chosen) {
        moves.swap(0, chosen);
    }
    (moves, 0)
}
