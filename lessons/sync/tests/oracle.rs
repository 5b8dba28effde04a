//! Why the explorer may be believed, once more: it finds what shuttle's exhaustive search finds.

use std::collections::BTreeSet;
use std::fs;

use interleave_sync::explored as sync;
use sync::model::{self, Ending, Options};

#[expect(dead_code, reason = "some of the programs are not compared")]
mod programs;
mod small;

/// Promise 3: the set of outcomes, each with its kind and what had been printed by then, equals the
/// one in shuttle's snapshots. `tests/shuttled_programs.rs` has the reasons for what is not here.
#[test]
fn shuttle_finds_the_same() {
    let compared: [(&str, fn()); 17] = [
        ("abba", programs::abba),
        ("two_printers", programs::two_printers),
        ("two_printers_joined", programs::two_printers_joined),
        ("lost_update", programs::lost_update),
        ("one_permit", programs::one_permit),
        ("readers_and_writer", programs::readers_and_writer),
        ("collect_two", programs::collect_two),
        ("close_early", programs::close_early),
        ("wait_then_receive", programs::wait_then_receive),
        ("kept_a_sender", programs::kept_a_sender),
        ("send_after_panic", programs::send_after_panic),
        ("condvar_buffer", programs::condvar_buffer),
        ("receive_one_then_wait", small::receive_one_then_wait),
        ("meet_twice", small::meet_twice),
        ("lost_notification", small::lost_notification),
        ("left_over", small::left_over),
        ("may_panic", small::may_panic),
    ];
    let names: BTreeSet<String> = compared
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    assert_eq!(names, snapshots());
    // shuttle goes on when main has returned.
    let options = Options {
        ending: Ending::Drains,
        ..Options::default()
    };
    for (name, program) in compared {
        let graph = model::explore(name, options, program);
        assert!(graph.limits.is_empty(), "{name}: {:?}", graph.limits);
        let outcomes = graph.outcomes.iter();
        let found: BTreeSet<_> = outcomes
            .map(|outcome| (outcome.kind.words().to_owned(), outcome.output.clone()))
            .collect();
        let shuttle = shuttle(name);
        println!(
            "{name}: {} states, {} schedules here, {} of shuttle's",
            graph.nodes.len(),
            graph.paths(),
            shuttle.schedules
        );
        assert_eq!(found, shuttle.outcomes, "{name}");
    }
}

#[derive(serde::Deserialize)]
struct Shuttle {
    schedules: u64,
    outcomes: BTreeSet<(String, String)>,
}

const DIR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots");
const PREFIX: &str = "shuttled_programs__";

/// The programs of which there is a snapshot.
fn snapshots() -> BTreeSet<String> {
    let files = fs::read_dir(DIR).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    names
        .filter_map(|name| {
            let name = name.strip_prefix(PREFIX)?.strip_suffix(".snap")?;
            Some(name.to_owned())
        })
        .collect()
}

fn shuttle(name: &str) -> Shuttle {
    let snapshot = fs::read_to_string(format!("{DIR}/{PREFIX}{name}.snap")).unwrap();
    let (_, figures) = snapshot
        .trim_start_matches("---")
        .split_once("---\n")
        .unwrap();
    toml::from_str(figures).unwrap()
}
