//! The exercises' proofs on the explorer: the starter fails, the solution passes, and each wrong
//! solution passes everything but what it is named after. No file of a reader's is looked at.

pub use interleave_sync::explored as sync;
use std::fs;
use std::process::ExitStatus;

use lesson_exercise::explored::examine;
use lesson_exercise::{Check, Checked, Line};
use workbook::course::{Ended, Exercise as Found, Ran, Reported, State, Verdict};
use workbook_tests::{root, workspace};

#[expect(clippy::duplicate_mod, reason = "a check is compiled with each file")]
mod list;

use list::EXERCISES;

/// Most states of a solution's check: more would take a reader's time.
const MOST_STATES: usize = 20_000;

fn all(checks: &[Check]) -> Vec<Checked> {
    checks.iter().map(examine).collect()
}

/// What a reader is told whose file is this one, when the explorer has run.
fn verdict(slug: &str, file: &str, checks: &[Check]) -> Verdict {
    let mut lines = String::new();
    for check in checks {
        let checked = examine(check);
        let fails = checked.violation.is_some();
        let line = Line::Checked(Box::new(checked));
        lines += &(serde_json::to_string(&line).unwrap() + "\n");
        if fails {
            break;
        }
    }
    lines += &serde_json::to_string(&Line::Ends).unwrap();
    let ran = Ran {
        ended: Ended::Exited(ExitStatus::default()),
        stdout: String::new(),
        stderr: String::new(),
    };
    let source = root()
        .join("lessons")
        .join(slug)
        .join("exercise")
        .join(file);
    let source = fs::read_to_string(source).unwrap();
    found(slug).explored(&source, &Reported::new(ran, &lines, 0))
}

fn found(slug: &str) -> Found {
    let exercises = workspace()
        .exercises()
        .unwrap_or_else(|problems| panic!("{problems}"));
    let found = exercises.into_iter().find(|exercise| exercise.slug == slug);
    found.unwrap_or_else(|| panic!("{slug} has no exercise"))
}

#[test]
fn starters_are_still_to_be_done() {
    for exercise in EXERCISES {
        for checked in all(exercise.starter) {
            let violation = checked.violation.expect("a starter does nothing yet");
            let todo = violation.sentence.ends_with("not yet implemented");
            assert!(todo, "{}: {}", exercise.slug, violation.sentence);
            let place = checked.panic.expect("a `todo!()` has a line");
            assert!(place.file.ends_with("/exercise/starter.rs"), "{place:?}");
        }
        let verdict = verdict(exercise.slug, "starter.rs", exercise.starter);
        assert_eq!(verdict.state, State::Todo);
        insta::assert_snapshot!(format!("{}-starter", exercise.slug), verdict.text);
    }
}

#[test]
fn solutions_pass_every_check() {
    for exercise in EXERCISES {
        for checked in all(exercise.solution) {
            println!(
                "{} {}: {} schedules, {} states",
                exercise.slug, checked.check, checked.schedules, checked.states
            );
            let graph = checked.graph.is_none();
            assert!(graph, "{}: {:?}", exercise.slug, checked.violation);
            assert!(checked.limits.is_empty(), "{:?}", checked.limits);
            assert!(checked.states <= MOST_STATES, "{} states", checked.states);
        }
    }
}

#[test]
fn wrong_solutions_fail_only_by_what_they_are_named_after() {
    for exercise in EXERCISES {
        for wrong in exercise.wrong {
            let named = format!("{} {}", exercise.slug, wrong.file);
            let violated: Vec<(String, Vec<String>)> = (all(wrong.checks).into_iter())
                .filter(|checked| checked.violation.is_some())
                .map(|checked| (checked.check, checked.violated))
                .collect();
            insta::assert_snapshot!(
                wrong
                    .file
                    .trim_end_matches(".rs")
                    .replace("wrong/", &format!("{}-", exercise.slug)),
                verdict(exercise.slug, wrong.file, wrong.checks).text
            );
            let expected = [(wrong.fails.to_owned(), vec![wrong.by.to_owned()])];
            assert_eq!(violated, expected, "{named}");
        }
    }
}

/// Whatever is there is in the list, and the other way round.
#[test]
fn every_exercise_is_proved() {
    let exercises = workspace()
        .exercises()
        .unwrap_or_else(|problems| panic!("{problems}"));
    let there: Vec<&str> = exercises
        .iter()
        .map(|exercise| exercise.slug.as_str())
        .collect();
    let proved: Vec<&str> = EXERCISES.iter().map(|exercise| exercise.slug).collect();
    assert_eq!(there, proved);
    for exercise in EXERCISES {
        let dir = root()
            .join("lessons")
            .join(exercise.slug)
            .join("exercise/wrong");
        let files = fs::read_dir(&dir).unwrap_or_else(|error| panic!("{}: {error}", dir.display()));
        let mut files: Vec<String> = files
            .map(|file| format!("wrong/{}", file.unwrap().file_name().to_string_lossy()))
            .collect();
        files.sort();
        let mut proved: Vec<&str> = exercise.wrong.iter().map(|wrong| wrong.file).collect();
        proved.sort_unstable();
        assert_eq!(files, proved, "{}", exercise.slug);
        assert!(
            files.len() >= 2,
            "{} has too few wrong solutions",
            exercise.slug
        );
    }
}
