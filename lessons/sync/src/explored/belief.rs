//! Why a graph may be believed: what tests hold every graph to.

use interleave_schedule::{self as schedule, Graph, Move, Program as _, Request, Schedule};

use super::model::{self, Options};

/// Trees with more paths than this are not counted one by one.
pub const LARGEST_TREE: u64 = 50_000;

/// Whether the tree of `program` has at most [`LARGEST_TREE`] paths and could be compared: it has
/// as many as `graph`, and the same outcomes.
///
/// # Panics
/// When it has not.
pub fn agrees_with_its_tree(graph: &Graph, options: Options, program: impl Fn() + 'static) -> bool {
    let tree = model::unmerged(options, LARGEST_TREE, program);
    if tree.complete {
        assert_eq!(
            graph.paths(),
            tree.paths.into(),
            "{}: merged and unmerged paths",
            graph.name
        );
        assert!(
            tree.outcomes.iter().eq(&graph.outcomes),
            "{}: merged {:?}, unmerged {:?}",
            graph.name,
            graph.outcomes,
            tree.outcomes
        );
    }
    tree.complete
}

/// Follows so many random paths through `graph`, the same ones each time: run along each of them,
/// `program` does exactly what is recorded, and ends in the state that is.
///
/// # Panics
/// When it does not, or a limit has cut the graph off.
pub fn replays(graph: &Graph, options: Options, paths: usize, program: impl Fn() + 'static) {
    let mut random = Random(1);
    let mut explorer = model::explorer(options, program);
    for _ in 0..paths {
        let (mut moves, mut events, mut node): (Vec<Move>, _, _) = (Vec::new(), Vec::new(), 0);
        while !graph.nodes[node].edges.is_empty() {
            let edges = &graph.nodes[node].edges;
            let edge = &edges[random.below(edges.len())];
            moves.push(edge.by);
            events.push(Some(&edge.event));
            node = edge.to.expect("no limit has cut the graph off");
        }
        let trace = explorer.run(&Request {
            prefix: &moves,
            record_from: 0,
            known: &|_| false,
        });
        let name = format!("{} {}", graph.name, Schedule(moves));
        let replayed: Vec<_> = trace.steps.iter().map(|step| step.event.as_ref()).collect();
        for (step, (now, then)) in replayed.iter().zip(&events).enumerate() {
            assert_eq!(now, then, "{name}, step {}", step + 1);
        }
        assert_eq!(replayed.len(), events.len(), "{name}");
        let ended = matches!(trace.stop, schedule::Stop::Ended(_));
        assert!(ended, "{name} does not end where it did");
        assert_eq!(trace.key, graph.nodes[node].key, "{name}");
        assert_eq!(
            trace.state.as_ref(),
            Some(&graph.nodes[node].state),
            "{name}"
        );
    }
}

/// Donald Knuth's linear congruential generator MMIX.
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }
}
