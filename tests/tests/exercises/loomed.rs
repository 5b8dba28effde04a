//! The exercises' proofs under loom, on the same checks: solutions pass, and of the wrong ones those
//! that the list says it finds fail. Each runs as a reader's does, in a process that may abort.

use std::env;
use std::fs;
use std::process::Command;
use std::time::Duration;

pub use interleave_sync::loomed as sync;
use lesson_exercise::{Check, Executed, Line, REPORT};
use workbook::course::{Limits, run};

#[expect(clippy::duplicate_mod, reason = "a check is compiled with each file")]
mod list;

use list::EXERCISES;

/// In the environment of a child: which file's checks it is to run.
const CHILD: &str = "INTERLEAVE_EXERCISE_CHILD";

/// The checks of a file, called `SLUG/FILE`; of a wrong one only the check that it is to fail.
fn checks(file: &str) -> Option<Vec<Check>> {
    EXERCISES.iter().find_map(|exercise| {
        let file = file.strip_prefix(exercise.slug)?.strip_prefix('/')?;
        if file == "solution.rs" {
            return Some(exercise.solution.to_vec());
        }
        let wrong = exercise.wrong.iter().find(|wrong| wrong.file == file)?;
        let named = wrong
            .checks
            .iter()
            .filter(|check| check.name == wrong.fails);
        Some(named.copied().collect())
    })
}

/// Does nothing, but in a child process: there it is loom's machine.
#[test]
fn machine() {
    if let Ok(file) = env::var(CHILD) {
        let checks = checks(&file).unwrap_or_else(|| panic!("there is no {file}"));
        lesson_exercise::loomed::main(&checks);
    }
}

/// What loom's machine reports of a file.
fn reported(file: &str) -> Vec<Executed> {
    let report = tempfile::NamedTempFile::new().unwrap();
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args(["machine", "--exact", "--nocapture", "--test-threads=1"])
        .env(CHILD, file)
        .env(REPORT, report.path());
    let limits = Limits {
        time: Duration::from_secs(60),
        output: 1 << 20,
    };
    let ran = run(command, limits).unwrap();
    let text = fs::read_to_string(report.path()).unwrap();
    let lines: Vec<Line> = (text.lines())
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.last(), Some(&Line::Ends), "{file}: {ran:?}");
    let executed = lines.into_iter().filter_map(|line| match line {
        Line::Executed(executed) => Some(executed),
        _ => None,
    });
    executed.collect()
}

#[test]
fn solutions_pass_in_every_execution() {
    for exercise in EXERCISES {
        let file = format!("{}/solution.rs", exercise.slug);
        let modelled = exercise
            .solution
            .iter()
            .filter(|check| check.not_loom.is_none());
        let executed = reported(&file);
        assert_eq!(executed.len(), modelled.count(), "{file}: {executed:?}");
        for check in executed {
            println!("{file}: {}: {} executions", check.check, check.executions);
            assert_eq!((check.failure, check.stopped), (None, None), "{file}");
        }
    }
}

#[test]
fn wrong_solutions_are_found_where_loom_can_see_them() {
    for exercise in EXERCISES {
        for wrong in exercise.wrong {
            let file = format!("{}/{}", exercise.slug, wrong.file);
            let failures = reported(&file)
                .into_iter()
                .filter_map(|check| check.failure);
            let found = failures.count() > 0;
            assert_eq!(found, wrong.on_loom, "{file}");
        }
    }
}
