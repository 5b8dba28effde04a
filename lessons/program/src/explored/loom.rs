//! What loom found of the same program.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use interleave_schedule::{Graph, Kind};
use serde::Deserialize;

use super::{Package, read};

/// A model's record, as its snapshot holds it.
#[derive(Deserialize)]
struct Model {
    model: String,
    verdict: String,
    #[serde(default)]
    outcomes: BTreeSet<String>,
    failure: Option<String>,
}

/// Checks that every record of loom's model `name` agrees with `graph`; with a reason `unlike`,
/// that none is there or one does not.
///
/// # Panics
/// When it is not so.
pub fn agrees(graph: &Graph, name: &str, unlike: Option<&str>, package: Package) {
    let records: Vec<Model> = (models(package).into_iter())
        .filter(|record| record.model == name)
        .collect();
    let faults: Vec<&str> = (records.iter())
        .filter_map(|record| contradiction(graph, record))
        .collect();
    match unlike {
        Some(why) => assert!(
            records.is_empty() || !faults.is_empty(),
            "{}: loom agrees after all, {why} or not",
            graph.name
        ),
        None => assert!(
            !records.is_empty() && faults.is_empty(),
            "{}: {} records of loom's model {name}; {}",
            graph.name,
            records.len(),
            faults.join("; ")
        ),
    }
}

/// Where the graph and loom's record contradict each other, if they do. Where loom fails it stops,
/// and its record holds no outcomes.
fn contradiction(graph: &Graph, record: &Model) -> Option<&'static str> {
    let has = |kinds: &[Kind]| {
        let mut outcomes = graph.outcomes.iter();
        outcomes.any(|outcome| kinds.contains(&outcome.kind))
    };
    let (stuck, refused) = (
        [Kind::Deadlock, Kind::Leak],
        [Kind::Panic, Kind::CheckFailed],
    );
    match (record.verdict.as_str(), record.failure.as_deref()) {
        ("passes", _) => {
            let outputs: BTreeSet<_> = (graph.outcomes.iter())
                .map(|outcome| outcome.output.clone())
                .collect();
            let finishes = !has(&stuck) && !has(&[Kind::Panic, Kind::NoProgress]);
            (!finishes || outputs != record.outcomes).then_some("loom's outcomes are others")
        }
        (_, Some("deadlock")) => (!has(&stuck)).then_some("loom found a deadlock"),
        _ => (!has(&refused)).then_some("loom found a failure"),
    }
}

/// All of loom's records of a lesson.
fn models(package: Package) -> Vec<Model> {
    let snapshots = Path::new(package.dir).join("tests/snapshots");
    let entries = fs::read_dir(&snapshots).expect("a lesson has its snapshots");
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    let records = paths.filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("loom__") && name.ends_with(".snap")
    });
    records
        .map(|path| {
            let text = read(&path);
            // insta's header stands between two lines of three hyphens.
            let body = text.splitn(3, "---\n").nth(2).unwrap_or_default();
            toml::from_str(body).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        })
        .collect()
}
