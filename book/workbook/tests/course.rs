//! The course's commands on a lesson whose machines only pretend: what they say, and exit codes.

mod common;

use std::fs;

use common::Fixture;

const FILE: &str = "lessons/01-tiny/exercise/src/exercise.rs";

fn solve(fixture: &Fixture) {
    let solution = fixture.read("lessons/01-tiny/exercise/solution.rs");
    fixture.write(FILE, &solution);
}

/// What a command says on standard output; it must exit with `code`.
fn said(fixture: &Fixture, code: i32, arguments: &[&str]) -> String {
    let (exit, stdout, stderr) = fixture.run(arguments);
    assert_eq!(exit, Some(code), "{arguments:?}: {stdout}{stderr}");
    // Cargo says when another one is at work, which is another test.
    let waits = |line: &&str| {
        line.trim_start()
            .starts_with("Blocking waiting for file lock")
    };
    let own = stderr.split_inclusive('\n').filter(|line| !waits(line));
    stdout + &own.collect::<String>()
}

#[test]
fn check_says_what_is_wrong_until_it_is_solved() {
    let fixture = Fixture::new();
    let mut report = said(&fixture, 1, &["check", "1"]);
    fixture.write(FILE, "pub fn answer() -> u32 {\n    \"42\"\n}\n");
    report += &said(&fixture, 1, &["check"]);
    let verdict = fixture.read("target/exercise/01.json");
    assert!(verdict.contains(r#""state":"refused""#), "{verdict}");
    solve(&fixture);
    report += &said(&fixture, 0, &["check"]);
    let verdict = fixture.read("target/exercise/01.json");
    assert!(verdict.contains(r#""state":"solved""#), "{verdict}");
    report += &said(&fixture, 2, &["check"]);
    report += &said(&fixture, 2, &["check", "7"]);
    report += &said(&fixture, 0, &["progress"]);
    insta::assert_snapshot!(report);
}

#[test]
fn hints_come_one_by_one() {
    let fixture = Fixture::new();
    let hint = || said(&fixture, 0, &["hint", "01"]);
    let hints = [hint(), hint(), hint()];
    for (number, text) in ["It is a number.", "It is even.", "It is 42."]
        .iter()
        .enumerate()
    {
        assert!(hints[number].starts_with(&format!("Hint {} of 3\n", number + 1)));
        assert!(hints[number].contains(text), "{}", hints[number]);
    }
    assert!(hint().contains("That is all there is."));
    assert!(said(&fixture, 0, &["progress"]).contains("3 hints taken"));
}

#[test]
fn a_solution_is_for_those_who_have_one_or_insist() {
    let fixture = Fixture::new();
    assert!(said(&fixture, 1, &["solution", "1"]).contains("--anyway"));
    assert!(said(&fixture, 0, &["solution", "1", "--anyway"]).contains("42"));
    solve(&fixture);
    said(&fixture, 0, &["check", "1"]);
    assert!(said(&fixture, 0, &["solution", "1"]).contains("42"));
}

#[test]
fn reset_keeps_what_was_written() {
    let fixture = Fixture::new();
    assert!(said(&fixture, 0, &["reset", "1"]).contains("nothing was changed"));
    for _ in 0..2 {
        solve(&fixture);
        let written = fixture.read(FILE);
        let said = said(&fixture, 0, &["reset", "1"]);
        let copy = said.trim_end().rsplit(' ').next().unwrap();
        assert_eq!(fixture.read(copy), written, "{said}");
        assert_eq!(
            fixture.read(FILE),
            fixture.read("lessons/01-tiny/exercise/starter.rs")
        );
    }
    let src = fixture.root().join("lessons/01-tiny/exercise/src");
    assert_eq!(
        fs::read_dir(src).unwrap().count(),
        4,
        "two copies, and the two that were there"
    );
}

/// Loom trips over it somewhere in itself, which is no place of the reader's.
#[cfg(unix)]
#[test]
fn what_loom_cannot_see_is_named_in_the_place_of_looms_own_source() {
    let fixture = Fixture::new();
    let machine = "lessons/01-tiny/exercise/machines/loomed.rs";
    let written = fixture.read(machine);
    let trips = written.replace(
        r#""failure":null,"panic":null"#,
        r#""failure":"Causality violation","panic":{{"file":"/registry/loom/src/rt/location.rs","line":115}}"#,
    );
    assert_ne!(trips, written);
    fixture.write(machine, &trips);
    fixture.write(
        FILE,
        "use std::sync::Arc;\nuse std::sync::Mutex;\n\npub fn answer() -> u32 {\n    \
         *Arc::new(Mutex::new(42)).lock().unwrap()\n}\n",
    );
    let said = said(&fixture, 1, &["check"]);
    let expected = "
  failed   the answer under loom — a panic: in execution 310, Causality violation.
  note     `std::sync::Mutex` (exercise.rs:2) is not the machine's: it cannot see what waits there. Use `crate::sync`.
";
    assert!(said.contains(expected), "{said}");
}

#[test]
fn a_signature_that_was_changed_is_said_to_be_one() {
    let fixture = Fixture::new();
    let dir = "lessons/01-tiny/exercise";
    let machine = format!("{dir}/machines/explored.rs");
    let with_check = fixture.read(&machine).replace(
        "#[path = \"../src/exercise.rs\"]",
        "#[path = \"../check.rs\"]\nmod check;\n#[path = \"../src/exercise.rs\"]",
    );
    fixture.write(
        &machine,
        &with_check.replace("exercise::answer()", "check::it()"),
    );
    fixture.write(
        &format!("{dir}/check.rs"),
        "pub fn it() -> u32 {\n    crate::exercise::answer()\n}\n",
    );
    let note = "\nThe errors are in check.rs, which uses what you wrote as the starter declares it: \
                keep its signatures (`cargo run -- reset 01` brings the starter back).\n";
    fixture.write(FILE, "pub fn answer(_: u8) -> u32 {\n    42\n}\n");
    let said = |code| said(&fixture, code, &["check"]);
    let refused = said(1);
    assert!(refused.ends_with(note), "{refused}");
    // One of the reader's own is enough to look there.
    fixture.write(FILE, "pub fn answer(_: u8) -> u32 {\n    \"42\"\n}\n");
    let refused = said(1);
    assert!(
        refused.contains("2 errors") && !refused.contains("keep its"),
        "{refused}"
    );
}

#[test]
fn what_was_solved_once_can_be_begun_again() {
    let fixture = Fixture::new();
    let begun_again = || said(&fixture, 0, &["progress"]).contains("solved once, begun again");
    said(&fixture, 0, &["reset", "1"]);
    assert!(
        !said(&fixture, 0, &["progress"]).contains("again"),
        "it was never solved"
    );
    solve(&fixture);
    said(&fixture, 0, &["check"]);
    said(&fixture, 2, &["check"]);
    said(&fixture, 0, &["reset", "1"]);
    assert!(begun_again());
    let progress = said(&fixture, 0, &["progress"]);
    assert!(progress.contains("1 of 1 exercises solved"), "{progress}");
    assert!(progress.contains("Next: 01 An answer"), "{progress}");
    // `check` and `watch` take it for the next one, until it is solved again.
    assert!(said(&fixture, 1, &["check"]).contains("it is 0"));
    assert!(begun_again());
    assert!(said(&fixture, 0, &["solution", "1"]).contains("42"));
    solve(&fixture);
    said(&fixture, 0, &["check"]);
    assert!(!begun_again());
    assert!(said(&fixture, 0, &["progress"]).contains("Every exercise is solved."));
}

/// Cargo, and whatever it has started, goes with it.
#[cfg(unix)]
#[test]
fn a_check_that_is_interrupted_stops_cargo() {
    let fixture = Fixture::new();
    let witness = fixture.slow_to_compile();
    let mut check = fixture.workbook(&["check", "1"]);
    let mut check = check.spawn().expect("it starts");
    let cargo = witness.begun();
    let pid = rustix::process::Pid::from_child(&check);
    rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
    assert_eq!(check.wait().unwrap().code(), Some(130));
    cargo.gone();
}

/// It goes on over an error of the compiler's, sees the next save, and ends by itself when there is
/// nothing left to solve.
#[cfg(unix)]
#[test]
fn watch_sees_every_save() {
    use std::io::{BufRead as _, BufReader};
    use std::process::Stdio;
    let fixture = Fixture::new();
    fixture.write(FILE, "pub fn answer() -> u32 {\n");
    let mut watch = fixture
        .workbook(&["watch"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut lines = BufReader::new(watch.stdout.take().unwrap()).lines();
    let mut until =
        |what: &str| lines.find(|line| line.as_ref().is_ok_and(|line| line.contains(what)));
    assert!(until("does not compile").is_some());
    assert!(until("Watching").is_some());
    fixture.write(FILE, "pub fn answer() -> u32 {\n    7\n}\n");
    assert!(until("it is 7").is_some());
    assert!(until("Watching").is_some());
    solve(&fixture);
    assert!(until("01 An answer: solved.").is_some());
    assert!(watch.wait().unwrap().success());
}

#[cfg(unix)]
#[test]
fn watch_ends_when_it_is_asked_to() {
    use std::io::{BufRead as _, BufReader};
    use std::process::Stdio;
    let fixture = Fixture::new();
    let mut watch = fixture
        .workbook(&["watch", "1"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut lines = BufReader::new(watch.stdout.take().unwrap()).lines();
    let watching = |line: &Result<String, _>| line.as_ref().is_ok_and(|l| l.contains("Watching"));
    assert!(lines.any(|line| watching(&line)));
    let pid = rustix::process::Pid::from_child(&watch);
    rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
    assert!(watch.wait().unwrap().success());
}
