//! Each lesson has all the parts that a lesson has, and the house nothing that it has not.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use workbook::Lesson;
use workbook_tests::{cargo, lessons, root, stdout, workspace};

/// The headings of a lesson's page that every lesson has, in their order; `exercise` where there is
/// one.
const FRAME: &[&str] = &[
    "goals",
    "go",
    "predict",
    "rust",
    "explorer",
    "loom",
    "claims",
    "differences",
    "exercise",
    "quiz",
    "further",
];

/// What every exercise has, beside its wrong solutions, which its proofs in `tests/exercises` list.
const EXERCISE: &[&str] = &[
    "Cargo.toml",
    "check.rs",
    "hints.md",
    "machines/explored.rs",
    "machines/loomed.rs",
    "output.txt",
    "solution.rs",
    "src/exercise.rs",
    "src/main.rs",
    "starter.rs",
];

/// What may stand at the top level, beside dot-files.
const TOP: &[&str] = &[
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "book",
    "book.toml",
    "lessons",
    "target",
    "tests",
];

fn names(dir: &Path) -> BTreeSet<String> {
    fs::read_dir(dir)
        .unwrap_or_else(|error| panic!("{}: {error}", dir.display()))
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn nothing_else_stands_at_the_top() {
    for name in names(&root()) {
        assert!(
            name.starts_with('.') || TOP.contains(&name.as_str()),
            "{name} has no place at the top level"
        );
    }
}

#[test]
fn every_folder_of_lessons_is_a_crate() {
    for name in names(&root().join("lessons")) {
        let manifest = root().join("lessons").join(&name).join("Cargo.toml");
        assert!(
            manifest.is_file(),
            "lessons/{name} is no crate: cargo would stop at it"
        );
    }
}

#[test]
fn every_lesson_has_its_parts() {
    for lesson in lessons() {
        for part in [
            "src/lib.rs",
            "src/main.rs",
            "tests/loom.rs",
            "tests/output.rs",
            "tests/schedules.rs",
            "tests/twins.rs",
            "claims.toml",
            "glossary.toml",
        ] {
            let path = lesson.dir.join(part);
            assert!(path.is_file(), "{} lacks {part}", lesson.slug);
        }
        let page = workspace().pages().join(format!("{}.md", lesson.slug));
        assert!(page.is_file(), "{} has no page", lesson.slug);
    }
}

#[test]
fn every_page_has_the_frame() {
    for lesson in lessons() {
        let page = read(&workspace().pages().join(format!("{}.md", lesson.slug)));
        let ids: Vec<&str> = page
            .lines()
            .filter_map(|line| line.strip_prefix("## ")?.split_once("{#"))
            .map(|(_, id)| id.trim_end_matches('}'))
            .collect();
        let headings = page.lines().filter(|line| line.starts_with("## ")).count();
        assert_eq!(
            ids.len(),
            headings,
            "{}: a heading without an id",
            lesson.slug
        );
        let frame: Vec<&str> = ids
            .iter()
            .copied()
            .filter(|id| FRAME.contains(id))
            .collect();
        let exercise = lesson.dir.join("exercise").is_dir();
        let due: Vec<&str> = (FRAME.iter().copied())
            .filter(|id| *id != "exercise" || exercise)
            .collect();
        assert_eq!(frame, due, "{}", lesson.slug);
    }
}

#[test]
fn every_page_is_short_enough_to_read() {
    for lesson in lessons() {
        let file = format!("{}.md", lesson.slug);
        let source = read(&workspace().pages().join(&file));
        let page = workspace()
            .expand(&file, &source)
            .unwrap_or_else(|problems| panic!("{problems}"));
        assert!(
            (600..=1_500).contains(&page.own_words),
            "{file} has {} words of prose of its own",
            page.own_words
        );
    }
}

/// Markdown takes a line that begins with `1.` for the first of a list, whatever the sentence was.
#[test]
fn no_line_begins_with_a_value_and_a_full_stop() {
    for lesson in lessons() {
        let file = format!("{}.md", lesson.slug);
        let page = read(&workspace().pages().join(&file));
        for line in page.lines().filter(|line| line.starts_with("{{#value ")) {
            let (_, after) = line.split_once("}}").expect("a directive ends");
            let marks = [". ", ") "].iter().any(|mark| after.starts_with(mark));
            assert!(!marks && after != ".", "{file}: {line}");
        }
    }
}

#[test]
fn every_program_has_its_record_and_its_twin() {
    for lesson in lessons() {
        let snapshots = names(&lesson.dir.join("tests/snapshots"));
        let twins = names(&lesson.dir.join("go"));
        for program in &lesson.programs {
            let record = |name: &str| format!("output__{name}.snap");
            let recorded = snapshots.contains(&record(&program.name));
            assert!(
                recorded,
                "{}: {} is not recorded",
                lesson.slug, program.name
            );
            if program.as_written {
                let name = format!("{}.as-written", program.name);
                assert!(snapshots.contains(&record(&name)), "{name} is not recorded");
            }
            if program.source.is_some() {
                assert!(
                    twins.contains(&program.name),
                    "{} has no Go twin",
                    program.name
                );
            }
        }
    }
}

/// A model is recorded to be shown on the page, or to be compared with a schedule graph.
#[test]
fn no_model_is_recorded_in_vain() {
    for lesson in lessons() {
        let page = read(&workspace().pages().join(format!("{}.md", lesson.slug)));
        let graphs = read(&lesson.dir.join("tests/schedules.rs"));
        let snapshots = lesson.dir.join("tests/snapshots");
        for snapshot in names(&snapshots) {
            let Some(name) = snapshot.strip_prefix("loom__") else {
                continue;
            };
            let name = name.trim_end_matches(".snap");
            let shown = page.contains(&format!("{{{{#loom {name}}}}}"))
                || page.contains(&format!("{{{{#value loom {name} "));
            let record = read(&snapshots.join(&snapshot));
            let model = record
                .lines()
                .find_map(|line| line.strip_prefix("model = "));
            let compared = model.is_some_and(|model| graphs.contains(model));
            assert!(
                shown || compared,
                "{}: the model {name} is neither on the page nor a graph's",
                lesson.slug
            );
        }
    }
}

#[test]
fn one_idea_a_file() {
    for lesson in lessons() {
        for file in sources(&lesson) {
            let lines = read(&file).lines().count();
            assert!(lines <= 120, "{} has {lines} lines", file.display());
        }
    }
}

fn sources(lesson: &Lesson) -> Vec<std::path::PathBuf> {
    let src = lesson.dir.join("src");
    names(&src).iter().map(|name| src.join(name)).collect()
}

#[test]
fn lessons_say_nothing_of_concurrency_but_crate_sync() {
    for lesson in lessons() {
        for file in sources(&lesson) {
            let text = read(&file);
            for foreign in ["std::thread", "std::sync", "crossbeam", "loom::"] {
                let used = text
                    .lines()
                    .any(|line| line.trim_start().starts_with("use ") && line.contains(foreign));
                assert!(!used, "{} uses {foreign}", file.display());
            }
        }
    }
}

#[test]
fn no_lesson_uses_another() {
    for lesson in lessons() {
        let manifest = read(&lesson.dir.join("Cargo.toml"));
        let others = manifest.lines().filter(|line| line.starts_with("lesson-"));
        let foreign: Vec<&str> = others
            .filter(|line| !line.starts_with("lesson-program"))
            .collect();
        assert!(foreign.is_empty(), "{}: {foreign:?}", lesson.slug);
    }
}

#[test]
fn every_lesson_has_an_exercise() {
    for lesson in lessons() {
        let dir = lesson.dir.join("exercise");
        for part in EXERCISE {
            let there = dir.join(part).is_file();
            assert!(there, "{}'s exercise lacks {part}", lesson.slug);
        }
        let hints = workbook::course::hints(&read(&dir.join("hints.md")));
        assert_eq!(hints.len(), 3, "hints of {}", lesson.slug);
        let machines = |name: &str| read(&dir.join("machines").join(name));
        let first = root().join("lessons/01-spawn-and-join/exercise/machines");
        for name in ["explored.rs", "loomed.rs"] {
            let same = machines(name) == read(&first.join(name));
            assert!(same, "{}'s {name} is another than the rest", lesson.slug);
        }
    }
}

/// So bare cargo commands compile none: what a reader has half written hurts nobody else.
#[test]
fn no_exercise_is_a_default_member_or_needed_by_one() {
    let metadata = cargo(&["metadata", "--no-deps", "--offline", "--format-version=1"]);
    let metadata: serde_json::Value = serde_json::from_str(stdout(&metadata)).unwrap();
    let list = |value: &serde_json::Value| value.as_array().unwrap().clone();
    let defaults = list(&metadata["workspace_default_members"]);
    let is_exercise = |name: &serde_json::Value| name.as_str().unwrap().starts_with("exercise-");
    let (exercises, others): (Vec<_>, Vec<_>) = (list(&metadata["packages"]).into_iter())
        .partition(|package| is_exercise(&package["name"]));
    assert!(!exercises.is_empty());
    for exercise in exercises {
        assert!(!defaults.contains(&exercise["id"]), "{}", exercise["name"]);
    }
    for package in others {
        let needs = list(&package["dependencies"]);
        let exercise = needs.iter().find(|needed| is_exercise(&needed["name"]));
        assert_eq!(exercise, None, "{} needs an exercise", package["name"]);
    }
}
