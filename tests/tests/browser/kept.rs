//! A verdict that was kept: what a checker would have left in a checkout, for its pages to show.

use std::fs;
use std::path::Path;

use interleave_schedule::{Graph, Outcome, Schedule, source_hash};
use serde_json::{Value, json};
use tempfile::TempDir;
use workbook::Graphs;
use workbook::course::Exercise;
use workbook_tests::{root, workspace};

/// What an exercise's checker is said to have said.
pub(crate) struct Kept {
    pub(crate) checkout: TempDir,
    pub(crate) exercise: Exercise,
    pub(crate) schedule: Schedule,
    /// One that nobody has checked.
    pub(crate) other: Exercise,
}

impl Kept {
    /// A copy of the checkout in which a lesson's program, one that can fail, is what the reader
    /// wrote, and its graph what the checker found.
    pub(crate) fn new() -> Self {
        let checkout = TempDir::new().expect("a directory can be made");
        for part in ["book.toml", "book", "lessons", "tests"] {
            copy(&root().join(part), &checkout.path().join(part));
        }
        let exercises = workspace().exercises();
        let mut exercises = exercises.unwrap_or_else(|problems| panic!("{problems}"));
        let (other, exercise) = (exercises.remove(1), exercises.remove(0));
        let (file, graph) = failing(&exercise.slug);
        let source = fs::read_to_string(root().join(&file)).expect("a lesson's file can be read");
        // Where its first thread is started is said to be the program that the checker runs.
        let line = graph.threads[1].place.as_ref().expect("a place").line;
        let at = |file: &str| format!("\"file\":\"{file}\",\"line\":{line}}}");
        let program = format!("lessons/{}/exercise/check.rs", exercise.slug);
        let graph = graph.to_json().replace(&at(&file), &at(&program));
        let graph = graph.replace(&file, &exercise.file());
        let graph = Graph::from_json(&graph).expect("a graph");
        let fails = (graph.outcomes.iter().zip(graph.shortest())).find(|(it, _)| it.fails());
        let schedule = fails.and_then(|(_, shortest)| Some(shortest?.schedule));
        let schedule = schedule.expect("a schedule that fails");
        let table = graph.draw(&schedule).expect("a schedule of the graph");
        let verdict = json!({
            "version": 1, "lesson": exercise.number, "slug": exercise.slug, "title": exercise.title,
            "file": exercise.file(), "source_hash": source_hash(&source), "state": "fails",
            "summary": "not solved: a `fault`", "passed": [], "diagnostics": null,
            "text": format!("A title: not solved yet.\n\n  failed   it.\n\n{table}\nPlay it.\n"),
            "failure": {
                "check": "it", "machine": "explorer", "name": "fault", "sentence": "it failed",
                "place": null, "schedule": schedule.to_string(), "table": table,
                "graph": serde_json::from_str::<Value>(&graph.to_json()).expect("JSON"),
                "program": [{ "file": program, "first": line, "text": "    thread::spawn(it);\n" }],
            },
        });
        let write = |file: &str, text: &str| {
            let path = checkout.path().join(file);
            fs::create_dir_all(path.parent().expect("a file")).expect("the copy can be written");
            fs::write(path, text).expect("the copy can be written");
        };
        write(&exercise.file(), &source);
        write(&exercise.verdict_file(), &verdict.to_string());
        let progress = format!(
            "version = 1\n[lessons.{}]\nchecked = true\n",
            exercise.number
        );
        write(".progress", &progress);
        Self {
            checkout,
            exercise,
            schedule,
            other,
        }
    }
}

/// A graph of the lesson that can fail and happens in one file, and that file.
fn failing(slug: &str) -> (String, Graph) {
    let graphs = Graphs::of(&workspace(), slug).expect("the lesson has graphs");
    let all = graphs
        .names()
        .iter()
        .map(|name| graphs.load(name).expect("a graph"));
    let in_one_file = |graph: Graph| match &graph.sources[..] {
        [source] if graph.outcomes.iter().any(Outcome::fails) => Some((source.file.clone(), graph)),
        _ => None,
    };
    all.filter_map(in_one_file)
        .next()
        .expect("a lesson's program can fail")
}

fn copy(from: &Path, to: &Path) {
    if !from.is_dir() {
        fs::copy(from, to).expect("a file can be copied");
        return;
    }
    fs::create_dir_all(to).expect("a directory can be made");
    for entry in fs::read_dir(from).expect("the checkout can be listed") {
        let entry = entry.expect("the checkout can be listed");
        copy(&entry.path(), &to.join(entry.file_name()));
    }
}
