//! `explore` and `replay`: what they print of committed graphs, what they refuse, and exit codes.

mod common;

use std::process::{Command, Stdio};

use common::Fixture;
use common::toy::{self, Op};

const ABBA: [&[Op]; 3] = [
    &[],
    &[Op::Lock(0), Op::Lock(1), Op::Unlock(1), Op::Unlock(0)],
    &[Op::Lock(1), Op::Lock(0), Op::Unlock(0), Op::Unlock(1)],
];
const GREETINGS: [&[Op]; 2] = [&[Op::Print("Hello,")], &[Op::Print("World!")]];
const QUIET: [&[Op]; 1] = [&[Op::Lock(0), Op::Unlock(0)]];

/// Lesson 01 with three graphs, one of them cut by a limit, and `welcome` with one.
fn fixture() -> Fixture {
    let fixture = Fixture::new();
    let graphs = [
        ("01-tiny", "abba", toy::graph("abba", &ABBA, 1000)),
        ("01-tiny", "cut", toy::graph("cut", &ABBA, 10)),
        (
            "01-tiny",
            "greetings",
            toy::graph("greetings", &GREETINGS, 1000).judge(|output| {
                let right = output.starts_with("Hello");
                right
                    .then_some(())
                    .ok_or("the world comes first".to_owned())
            }),
        ),
        ("welcome", "quiet", toy::graph("quiet", &QUIET, 1000)),
    ];
    for (lesson, name, graph) in graphs {
        let file = format!("lessons/{lesson}/schedules/{name}.json");
        fixture.write(&file, &graph.to_json());
    }
    fixture
}

/// What the command prints when it succeeds.
fn printed(fixture: &Fixture, arguments: &[&str]) -> String {
    let (code, stdout, stderr) = fixture.run(arguments);
    assert_eq!((code, stderr.as_str()), (Some(0), ""), "{arguments:?}");
    stdout
}

/// What the commands say when they fail with this code.
fn refused(fixture: &Fixture, code: i32, commands: &[&[&str]]) -> String {
    let mut report = String::new();
    for arguments in commands {
        let (exit, stdout, stderr) = fixture.run(arguments);
        let ended = (exit, stdout.as_str());
        assert_eq!(ended, (Some(code), ""), "{arguments:?}: {stderr}");
        report.push_str(&format!("{arguments:?}\n{stderr}\n"));
    }
    report
}

#[test]
fn explore_lists_all_that_there_is() {
    let fixture = fixture();
    insta::assert_snapshot!(printed(&fixture, &["explore"]));
    insta::assert_snapshot!("explore_help", printed(&fixture, &["explore", "--help"]));
}

#[test]
fn explore_shows_a_lessons_graphs() {
    let fixture = fixture();
    let whole = printed(&fixture, &["explore", "01"]);
    for same in ["1", "01-tiny"] {
        assert_eq!(printed(&fixture, &["explore", same]), whole);
    }
    let each = ["01/abba", "1/cut", "01-tiny/greetings"];
    let each = each.map(|which| printed(&fixture, &["explore", which]));
    assert_eq!(each.join("\n"), whole);
    insta::assert_snapshot!(whole);
}

#[test]
fn explore_says_when_nothing_fails() {
    insta::assert_snapshot!(printed(&fixture(), &["explore", "welcome/quiet"]));
}

#[test]
fn replay_draws_what_the_graph_draws() {
    let fixture = fixture();
    let abba = toy::graph("abba", &ABBA, 1000);
    for schedule in ["1.2", "1.1.1", ""] {
        let drawn = abba.draw(&schedule.parse().unwrap()).unwrap();
        assert_eq!(printed(&fixture, &["replay", "01/abba", schedule]), drawn);
        assert_eq!(drawn.starts_with("not ended"), schedule != "1.2", "{drawn}");
    }
    let only = printed(&fixture, &["replay", "welcome", "0.0"]);
    assert_eq!(printed(&fixture, &["replay", "welcome/quiet", "0.0"]), only);
    insta::assert_snapshot!(printed(&fixture, &["replay", "01/abba", "1.2"]));
    insta::assert_snapshot!("replay_help", printed(&fixture, &["replay", "--help"]));
}

#[test]
fn what_is_not_there_is_refused_with_what_is() {
    let fixture = fixture();
    insta::assert_snapshot!(refused(
        &fixture,
        2,
        &[
            &["explore", "09"],
            &["explore", "sync/abba"],
            &["explore", "quiet"],
            &["explore", "ab"],
            &["explore", "01/abb"],
            &["replay", "01", "1.2"],
            &["replay", "welcome/loud", "0"],
        ]
    ));
    let none = Fixture::new();
    let message = refused(&none, 2, &[&["explore", "01"]]);
    assert!(
        message.ends_with("with schedules; no lesson has schedules\n\n"),
        "{message}"
    );
    assert_eq!(printed(&none, &["explore"]), "no lesson has schedules\n");
}

#[test]
fn a_schedule_that_cannot_be_followed_is_refused_with_what_is_possible() {
    insta::assert_snapshot!(refused(
        &fixture(),
        2,
        &[
            &["replay", "01/abba", "0"],
            &["replay", "01/abba", "1.1.2"],
            &["replay", "01/abba", "1.2.1"],
            &["replay", "01/cut", "2.2.2.2.1.1"],
            &["replay", "01/abba", "1..2"],
            &["replay", "01/abba", "one"],
        ]
    ));
}

#[test]
fn a_damaged_graph_exits_with_1_and_says_how_to_mend_it() {
    let fixture = fixture();
    let json = fixture.read("lessons/01-tiny/schedules/abba.json");
    fixture.write(
        "lessons/01-tiny/schedules/abba.json",
        &json[..json.len() / 2],
    );
    let cut = fixture.read("lessons/01-tiny/schedules/cut.json");
    let other = cut.replacen("\"version\":1", "\"version\":9", 1);
    fixture.write("lessons/01-tiny/schedules/cut.json", &other);
    // A directory of that name, which is no file to read.
    fixture.remove("lessons/01-tiny/schedules/greetings.json");
    fixture.write("lessons/01-tiny/schedules/greetings.json/inside", "");
    let graphs = workbook::Graphs::of(&fixture.workspace(), "01-tiny").unwrap();
    let missing = graphs.load("missing").unwrap_err().to_string();
    let commands: &[&[&str]] = &[
        &["explore", "01/abba"],
        &["replay", "01/cut", "1"],
        &["explore", "01/greetings"],
        &["explore", "01"],
    ];
    insta::assert_snapshot!(format!("{}{missing}", refused(&fixture, 1, commands)));
}

/// A reader that has gone away, as in `explore 01 | head -1`, is no failure.
#[test]
fn a_closed_pipe_is_no_failure() {
    let fixture = fixture();
    let mut command = fixture.workbook(&["explore", "01"]);
    let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("it starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
}

/// On the workbook's own lessons, not the fixture's.
#[test]
fn the_readme_can_be_typed() {
    let readme = include_str!("../../../README.md");
    let mut typed = 0;
    for line in readme.lines() {
        let command = line.strip_prefix("$ cargo run -- ").unwrap_or_default();
        let words = command.split_whitespace().take_while(|word| *word != "#");
        let arguments: Vec<&str> = words.collect();
        if let ["explore" | "replay", ..] = arguments[..] {
            let mut workbook = Command::new(env!("CARGO_BIN_EXE_workbook"));
            let output = workbook.args(&arguments).output().expect("it starts");
            assert!(output.status.success(), "{command}: {output:?}");
            typed += 1;
        }
    }
    assert_eq!(typed, 4);
}
