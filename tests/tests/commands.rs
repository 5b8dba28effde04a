//! What a reader types, as the README says it.

use std::collections::BTreeSet;

use workbook_tests::{cargo, lessons, stderr, stdout};

/// How often `cargo run` starts the compiler at the first time, build scripts included.
const COMPILED: usize = 220;

/// The first page is as far away as its dependencies are many.
#[test]
fn the_first_run_compiles_few_crates() {
    let output = cargo(&["build", "--bin", "workbook", "--message-format=json"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let messages = stdout(&output).lines().map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).expect("cargo writes JSON");
        message
    });
    // One for each unit, also where nothing is to be done.
    let artifacts = messages.filter(|message| message["reason"] == "compiler-artifact");
    let names: Vec<String> = artifacts
        .map(|artifact| artifact["target"]["name"].to_string())
        .collect();
    let compiled = names.len();
    println!("crates compiled by cargo run: {compiled} of {COMPILED}");
    assert!(names.contains(&"\"workbook\"".to_owned()), "{names:?}");
    assert!(compiled < COMPILED, "{compiled} of {COMPILED}: {names:?}");
}

#[test]
fn forty_two_prints_42() {
    let output = cargo(&["run", "-q", "--bin", "02", "--", "forty-two"]);
    assert_eq!((stdout(&output), output.status.code()), ("42\n", Some(0)));
}

/// `help`, a line for each entry.
fn unwrapped(help: &str) -> String {
    help.lines().fold(String::new(), |whole, line| {
        let continued = line.starts_with("          ");
        let (between, line) = match continued {
            true => (" ", line.trim_start()),
            false => ("\n", line),
        };
        whole + between + line
    })
}

#[test]
fn the_help_of_each_lesson_lists_its_programs() {
    for lesson in lessons() {
        let output = cargo(&["run", "-q", "--bin", &lesson.number, "--", "--help"]);
        let help = stdout(&output);
        // A long description goes on in the next line, under its beginning.
        let listed: BTreeSet<(String, String)> = unwrapped(help)
            .lines()
            .skip_while(|line| *line != "Programs:")
            .skip(1)
            .take_while(|line| !line.is_empty())
            .filter_map(|line| {
                let (name, about) = line.trim().split_once("  ")?;
                Some((name.to_owned(), about.trim().to_owned()))
            })
            .collect();
        let described: BTreeSet<(String, String)> = lesson
            .programs
            .iter()
            .map(|program| {
                let mark = if program.bug { " (a bug)" } else { "" };
                (program.name.clone(), format!("{}{mark}", program.about))
            })
            .collect();
        assert_eq!(listed, described, "lesson {}: {help}", lesson.number);
    }
}

#[test]
fn a_lesson_runs_all_its_programs_under_headings() {
    for lesson in lessons() {
        if lesson.number == "03" {
            continue; // its programs sleep: its own test runs them all, once
        }
        let output = cargo(&["run", "-q", "--bin", &lesson.number]);
        assert!(output.status.success(), "{}", stderr(&output));
        let headings: Vec<&str> = stdout(&output)
            .lines()
            // What `multiply` prints ends without a line feed, so that a heading can follow in its line.
            .filter_map(|line| {
                line[line.find("== ")?..]
                    .strip_prefix("== ")?
                    .strip_suffix(" ==")
            })
            .collect();
        let runnable = lesson.programs.iter().filter(|program| !program.bug);
        let names: Vec<&str> = runnable.map(|program| program.name.as_str()).collect();
        assert_eq!(headings, names, "lesson {}", lesson.number);
    }
}

#[test]
fn run_names_what_there_is_when_asked_for_what_there_is_not() {
    for lesson in lessons() {
        let output = cargo(&["run", "-q", "--", "run", &lesson.number, "no-such-program"]);
        assert_eq!(output.status.code(), Some(2));
        for program in &lesson.programs {
            assert!(
                stderr(&output).contains(&program.name),
                "{}",
                stderr(&output)
            );
        }
        let output = cargo(&[
            "run",
            "-q",
            "--bin",
            &lesson.number,
            "--",
            "no-such-program",
        ]);
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        for program in &lesson.programs {
            assert!(
                stderr(&output).contains(&program.name),
                "{}",
                stderr(&output)
            );
        }
    }
    let output = cargo(&["run", "-q", "--", "run", "99"]);
    assert_eq!(output.status.code(), Some(2));
    for lesson in lessons() {
        assert!(
            stderr(&output).contains(&lesson.number),
            "{}",
            stderr(&output)
        );
    }
}

#[test]
fn run_and_the_binary_print_the_same() {
    let run = cargo(&["run", "-q", "--", "run", "02", "forty-two"]);
    let bin = cargo(&["run", "-q", "--bin", "02", "--", "forty-two"]);
    assert_eq!(stdout(&run), stdout(&bin));
}

#[test]
fn list_names_every_lesson_and_program() {
    let output = cargo(&["run", "-q", "--", "list"]);
    for lesson in lessons() {
        assert!(stdout(&output).contains(&lesson.title));
        for program in &lesson.programs {
            assert!(stdout(&output).contains(&program.name));
        }
    }
}
