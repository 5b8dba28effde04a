//! Whatever the program: what the search finds, and what the queries answer, is what going through
//! every path one by one finds. And whatever is read, reading does not panic.

use std::collections::BTreeMap;

use interleave_schedule::{
    BigUint, Graph, Limits, Move, Outcome, Schedule, binding, closure_body, explore, source_hash,
    unmerged,
};
use proptest::prelude::*;
use proptest::sample::Index;

mod table;

use table::{Table, tables};

/// More paths than this are not gone through.
const MOST_PATHS: u64 = 5_000;

/// A path, the preemptions in it, and how it ends.
struct Path {
    moves: Vec<Move>,
    preemptions: usize,
    outcome: Outcome,
}

/// Every path of a table.
fn paths(table: &Table) -> Vec<Path> {
    let mut all = Vec::new();
    let mut open = vec![(0, Vec::new(), 0)];
    while let Some((at, moves, preemptions)) = open.pop() {
        let entry = &table.0[at];
        if entry.moves.is_empty() {
            all.push(Path {
                moves,
                preemptions,
                outcome: entry.outcome.clone(),
            });
            continue;
        }
        for (by, to) in &entry.moves {
            let last = moves.last().map(|last: &Move| last.thread);
            let preempts =
                last.is_some_and(|last| last != by.thread && entry.goes_on[usize::from(last)]);
            let moves = moves.iter().chain([by]).copied().collect();
            open.push((*to, moves, preemptions + usize::from(preempts)));
        }
    }
    all
}

fn explored(table: &Table) -> Graph {
    explore("table", &mut table.clone(), Limits::default()).expect("a table is deterministic")
}

/// The moves that these choices lead to, from the start to the end or the last choice.
fn walk(graph: &Graph, choices: &[Index]) -> Schedule {
    let mut moves = Vec::new();
    let mut node = &graph.nodes[0];
    for choice in choices {
        if node.edges.is_empty() {
            break;
        }
        let edge = choice.get(&node.edges);
        moves.push(edge.by);
        node = &graph.nodes[edge.to.expect("nothing was cut off")];
    }
    Schedule(moves)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn counts_and_simplest_schedules_are_those_of_all_paths(table in tables(9)) {
        let whole = unmerged(&mut table.clone(), MOST_PATHS);
        prop_assume!(whole.complete);
        let (graph, paths) = (explored(&table), paths(&table));
        prop_assert_eq!(whole.paths, paths.len() as u64);
        prop_assert_eq!(graph.paths(), BigUint::from(paths.len()));
        let mut by_outcome: BTreeMap<Outcome, Vec<Path>> = BTreeMap::new();
        for path in paths {
            by_outcome.entry(path.outcome.clone()).or_default().push(path);
        }
        let found: Vec<_> = by_outcome.keys().cloned().collect();
        prop_assert_eq!(&graph.outcomes, &found);
        prop_assert_eq!(whole.outcomes.into_iter().collect::<Vec<_>>(), found);
        let answers = graph.counts().into_iter().zip(graph.shortest());
        for ((count, shortest), paths) in answers.zip(by_outcome.into_values()) {
            prop_assert_eq!(count, BigUint::from(paths.len()));
            let least = paths.iter().map(|path| (path.preemptions, path.moves.len())).min();
            let shortest = shortest.expect("nothing was cut off");
            prop_assert_eq!(Some((shortest.preemptions, shortest.schedule.0.len())), least);
            prop_assert!(paths.iter().any(|path| path.moves == shortest.schedule.0));
        }
    }

    #[test]
    fn what_was_written_is_read_back(table in tables(12)) {
        let json = explored(&table).to_json();
        let read = Graph::from_json(&json).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(read.to_json(), json);
        prop_assert_eq!(read.counts(), explored(&table).counts());
    }

    #[test]
    fn every_walk_can_be_followed_and_drawn(
        table in tables(12),
        choices in prop::collection::vec(any::<Index>(), 0..16),
    ) {
        let graph = explored(&table);
        let schedule = walk(&graph, &choices);
        let passed = graph.replay(&schedule).expect("its moves were possible");
        prop_assert_eq!(passed.len(), schedule.0.len() + 1);
        for pair in passed.windows(2) {
            let mut edges = graph.nodes[pair[0]].edges.iter();
            prop_assert!(edges.any(|edge| edge.to == Some(pair[1])));
        }
        prop_assert_eq!(graph.rows(&schedule).expect("likewise").len(), schedule.0.len());
        let drawn = graph.draw(&schedule).expect("likewise");
        prop_assert!(drawn.lines().count() > schedule.0.len());
        prop_assert!(graph.turns(&schedule).expect("likewise").is_none());
        let read: Schedule = schedule.to_string().parse().expect("it was just written");
        prop_assert_eq!(read, schedule);
    }

    #[test]
    fn a_schedule_that_cannot_be_followed_is_an_error(
        table in tables(8),
        moves in prop::collection::vec((0..5_u8, 0..4_u8), 0..10),
    ) {
        let graph = explored(&table);
        let moves: Vec<_> = moves.into_iter().map(|(thread, way)| Move { thread, way }).collect();
        let schedule = Schedule(moves);
        let mut at = 0;
        let wrong = schedule.0.iter().position(|by| {
            match table.0[at].moves.iter().find(|(possible, _)| possible == by) {
                Some((_, to)) => at = *to,
                None => return true,
            }
            false
        });
        let followed = graph.replay(&schedule).map_err(|error| error.step);
        prop_assert_eq!(followed.err(), wrong.map(|at| at + 1));
        prop_assert_eq!(graph.draw(&schedule).is_err(), wrong.is_some());
        prop_assert_eq!(graph.arrows(&schedule).is_err(), wrong.is_some());
        prop_assert_eq!(graph.turns(&schedule).is_err(), wrong.is_some());
    }

    #[test]
    fn no_text_is_too_strange_to_be_read(text in any::<String>()) {
        if let Ok(schedule) = text.parse::<Schedule>() {
            // Numbers may have zeros before them.
            prop_assert_eq!(schedule.to_string().parse(), Ok(schedule));
        }
        prop_assert!(Graph::from_json(&text).is_err());
        prop_assert!(!source_hash(&text).is_empty());
        for line in text.lines() {
            let _ = (binding(line), closure_body(line));
        }
    }
}
