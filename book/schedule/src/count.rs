//! Counting paths, exactly.

use num_bigint::BigUint;

use crate::Graph;

/// For every node, how many paths lead from it to each outcome.
#[derive(Debug, Clone)]
pub struct Futures {
    counts: Vec<Vec<BigUint>>,
}

impl Futures {
    /// By outcome, the paths from `node`.
    pub fn of(&self, node: usize) -> &[BigUint] {
        &self.counts[node]
    }
}

impl Graph {
    /// How many paths lead from each node to each outcome. At least so many where a limit cut the
    /// graph.
    ///
    /// # Panics
    /// When the graph has a cycle: a program whose states repeat has no finite number of paths.
    pub fn futures(&self) -> Futures {
        let mut counts: Vec<Vec<BigUint>> = vec![Vec::new(); self.nodes.len()];
        for node in self.children_first() {
            let mut sums = vec![BigUint::ZERO; self.outcomes.len()];
            if let Some(outcome) = self.nodes[node].outcome {
                sums[outcome] += 1u8;
            }
            for to in self.nodes[node].edges.iter().filter_map(|edge| edge.to) {
                for (sum, count) in sums.iter_mut().zip(&counts[to]) {
                    *sum += count;
                }
            }
            counts[node] = sums;
        }
        Futures { counts }
    }

    /// How many paths have each outcome.
    pub fn counts(&self) -> Vec<BigUint> {
        self.futures().of(0).to_vec()
    }

    /// How many paths there are.
    pub fn paths(&self) -> BigUint {
        self.counts().iter().sum()
    }

    /// The nodes that can be reached, each after all that it leads to.
    fn children_first(&self) -> Vec<usize> {
        match self.try_children_first() {
            Ok(order) => order,
            Err(state) => panic!("{}: state {state} repeats", self.name),
        }
    }

    /// The same, or a state that comes again after itself.
    pub(crate) fn try_children_first(&self) -> Result<Vec<usize>, usize> {
        const UNSEEN: u8 = 0;
        const OPEN: u8 = 1;
        const CLOSED: u8 = 2;
        let mut seen = vec![UNSEEN; self.nodes.len()];
        let mut order = Vec::with_capacity(self.nodes.len());
        let mut open = vec![(0, 0)];
        seen[0] = OPEN;
        while let Some((node, edge)) = open.last_mut() {
            let Some(next) = self.nodes[*node].edges.get(*edge) else {
                seen[*node] = CLOSED;
                order.push(*node);
                open.pop();
                continue;
            };
            *edge += 1;
            if let Some(to) = next.to {
                if seen[to] == OPEN {
                    return Err(to);
                }
                if seen[to] == UNSEEN {
                    seen[to] = OPEN;
                    open.push((to, 0));
                }
            }
        }
        Ok(order)
    }
}
