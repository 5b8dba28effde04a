//! The conformance suite on the explored flavour: every row under every schedule, or refused with
//! a reason.

use interleave_sync::explored as sync;
use sync::model::{self, Ending, Options};

#[macro_use]
mod conformance;

/// Rows that the flavour cannot do, and why. A row that could be done after all fails its test.
const REFUSALS: &[(&str, &str)] = &[];

/// Every thread is to end, not only main.
fn options() -> Options {
    Options {
        ending: Ending::Drains,
        ..Options::default()
    }
}

macro_rules! row {
    ($($module:ident $row:ident,)*) => {
        $(
            #[test]
            fn $row() {
                let name = stringify!($row);
                let graph = model::explore(name, options(), conformance::$module::$row);
                let refused = REFUSALS.iter().any(|(refused, _)| *refused == name);
                let fails = graph.outcomes.iter().any(|outcome| outcome.fails());
                let whole = graph.limits.is_empty();
                assert_eq!(
                    refused,
                    fails || !whole,
                    "{}{}",
                    failure(&graph),
                    graph.limits.join("; ")
                );
                let tree = model::unmerged(options(), 50_000, conformance::$module::$row);
                assert!(!tree.complete || graph.paths() == tree.paths.into(), "{name}");
            }
        )*

        #[test]
        fn each_refusal_names_a_row() {
            let rows = [$(stringify!($row)),*];
            assert!(REFUSALS.iter().all(|(refused, _)| rows.contains(refused)));
        }
    };
}

for_each_row!(row);

/// The simplest failing schedule, as a table.
fn failure(graph: &interleave_schedule::Graph) -> String {
    let failing = graph.outcomes.iter().position(|outcome| outcome.fails());
    let shortest = failing.and_then(|outcome| graph.shortest().swap_remove(outcome));
    shortest.map_or_else(String::new, |shortest| {
        graph.draw(&shortest.schedule).unwrap_or_default()
    })
}
