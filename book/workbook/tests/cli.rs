//! The command line: what it lists, runs and refuses, and its exit codes.

mod common;

use common::Fixture;

#[test]
fn help_says_what_there_is() {
    let fixture = Fixture::new();
    let (code, stdout, _) = fixture.run(&["--help"]);
    assert_eq!(code, Some(0));
    insta::assert_snapshot!(stdout);
}

#[test]
fn list_shows_lessons_and_programs() {
    let (code, stdout, stderr) = Fixture::new().run(&["list"]);
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    insta::assert_snapshot!(stdout);
}

#[test]
fn run_prints_what_the_program_prints() {
    let fixture = Fixture::new();
    for (arguments, code, printed) in [
        (&["run", "01", "hello"][..], 0, "hello\n"),
        (&["run", "1", "hello"], 0, "hello\n"),
        (
            &["run", "01", "hello", "--as-written"],
            0,
            "hello, as written\n",
        ),
        (&["run", "01"], 0, "all of it\n"),
        (&["run", "01", "fails"], 3, ""),
    ] {
        let (exit, stdout, stderr) = fixture.run(arguments);
        assert_eq!(
            (exit, stdout.as_str()),
            (Some(code), printed),
            "{arguments:?}: {stderr}"
        );
    }
}

#[test]
fn run_of_what_is_not_there_lists_what_is() {
    let fixture = Fixture::new();
    let mut report = String::new();
    for arguments in [
        &["run", "09"][..],
        &["run", "01", "hell"],
        &["run", "01", "order", "--as-written"],
    ] {
        let (code, stdout, stderr) = fixture.run(arguments);
        assert_eq!((code, stdout.as_str()), (Some(2), ""), "{arguments:?}");
        report.push_str(&format!("{arguments:?}\n{stderr}\n"));
    }
    insta::assert_snapshot!(report);
}

#[test]
fn a_lesson_that_does_not_compile_is_no_usage_error() {
    let fixture = Fixture::new();
    fixture.write("lessons/01-tiny/src/main.rs", "fn main() { nonsense }");
    let (code, stdout, stderr) = fixture.run(&["run", "01", "hello"]);
    assert_eq!((code, stdout.as_str()), (Some(1), ""));
    assert!(stderr.contains("cannot find value `nonsense`"), "{stderr}");
    assert!(
        stderr.ends_with("error: lesson 01 does not build\n"),
        "{stderr}"
    );
}

#[test]
fn wrong_command_lines_exit_with_2() {
    let fixture = Fixture::new();
    for arguments in [
        &["nonsense"][..],
        &["run"],
        &["--port", "x"],
        &["--open", "list"],
    ] {
        let (code, stdout, _) = fixture.run(arguments);
        assert_eq!((code, stdout.as_str()), (Some(2), ""), "{arguments:?}");
    }
}

#[test]
fn a_book_that_is_wrong_exits_with_1() {
    let fixture = Fixture::new();
    fixture.edit("book/src/01-tiny.md", "{{#run order}}", "{{#run disorder}}");
    for command in ["build", "serve"] {
        let (code, stdout, stderr) = fixture.run(&[command]);
        assert_eq!((code, stdout.as_str()), (Some(1), ""));
        assert!(
            stderr.starts_with(
                "error: book/src/01-tiny.md:17: lesson 01 lists no program `disorder`"
            ),
            "{stderr}"
        );
    }
}
