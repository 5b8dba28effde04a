//! The schedule graphs of the whole tree: each fault has its own, and each is as the source is.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use interleave_schedule::{Graph, source_hash};
use workbook_tests::{lessons, root};

/// Programs whose version as written has no graph of its own, because it cannot fail.
const HARMLESS: &[(&str, &str, &str)] = &[
    (
        "02-channels",
        "forty-two",
        "the line it reads at the end is idle: it prints 42 in every schedule",
    ),
    (
        "04-wait-group",
        "five-senders-close",
        "what Go refuses is an unused import; without it nothing is wrong",
    ),
    (
        "16-http-server",
        "hello-path",
        "it drops an error, in every schedule",
    ),
    (
        "16-http-server",
        "hello-world",
        "it drops an error, in every schedule",
    ),
    (
        "18-rpc",
        "multiply",
        "one thread and one socket: what is wrong is its exit code and the deadline that it lacks",
    ),
    (
        "17-directories",
        "make-directory",
        "its fault is the exit code: one thread, whom no schedule makes fail",
    ),
];

/// Every folder of graphs, and the tests that build them.
fn folders() -> Vec<(PathBuf, String)> {
    let crates = fs::read_dir(root().join("lessons")).expect("there are lessons");
    let dirs = crates.map(|entry| entry.expect("lessons/ can be read").path());
    dirs.filter(|dir| dir.join("schedules").is_dir())
        .map(|dir| (dir.join("schedules"), read(&dir.join("tests/schedules.rs"))))
        .collect()
}

fn graphs(folder: &Path) -> BTreeMap<String, Graph> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    paths
        .map(|path| {
            let graph = Graph::from_json(&read(&path));
            let graph = graph.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let name = path.file_stem().unwrap_or_default();
            (name.to_string_lossy().into_owned(), graph)
        })
        .collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn fails(graph: &Graph) -> bool {
    graph.outcomes.iter().any(|outcome| outcome.fails())
}

#[test]
fn every_fault_has_a_graph_in_which_it_fails() {
    for lesson in lessons() {
        let graphs = graphs(&lesson.dir.join("schedules"));
        for program in &lesson.programs {
            let name = &program.name;
            let (slug, found) = (&lesson.slug, graphs.get(name).is_some_and(fails));
            assert!(found || !program.bug, "{slug}: {name} fails in no graph");
            let mut faulty = graphs.values().filter(|graph| fails(graph));
            let found = faulty.any(|graph| graph.mended.as_ref() == Some(name));
            let mut harmless = HARMLESS.iter();
            let exempt = harmless.any(|(in_lesson, of, _)| in_lesson == slug && of == name);
            match program.as_written {
                true => assert!(
                    found != exempt,
                    "{slug}: {name} as written fails in no graph that it mends, or is not harmless"
                ),
                false => assert!(!exempt, "{slug}: {name} has no version as written"),
            }
        }
    }
}

#[test]
fn every_graph_is_built_by_a_test() {
    let folders = folders();
    assert!(
        folders.len() > lessons().len(),
        "the front page has graphs too"
    );
    for (folder, tests) in folders {
        for name in graphs(&folder).keys() {
            let entry = format!("    {} = Explored::new(", name.replace('-', "_"));
            assert!(
                tests.contains(&entry),
                "{}/{name} is built by no test",
                folder.display()
            );
        }
    }
}

#[test]
fn no_graph_is_older_than_its_source() {
    for (folder, _) in folders() {
        for (name, graph) in graphs(&folder) {
            assert_eq!(graph.name, name);
            assert!(!graph.sources.is_empty(), "{name} names no source");
            for source in &graph.sources {
                let hash = source_hash(&read(&root().join(&source.file)));
                assert_eq!(hash, source.hash, "{name}: {} has changed", source.file);
            }
            let named = |file: &str| graph.sources.iter().any(|source| source.file == file);
            assert!(graph.places().all(|place| named(&place.file)), "{name}");
        }
    }
}
