//! The preprocessor as a stock mdBook calls it.

mod common;

use std::io::Write as _;
use std::process::{Output, Stdio};

use common::Fixture;
use mdbook_driver::MDBook;
use mdbook_preprocessor::PreprocessorContext;
use mdbook_preprocessor::book::Book;

/// What mdBook would write to the preprocessor.
fn input(fixture: &Fixture) -> String {
    let book = MDBook::load(fixture.root()).expect("the fixture is a book");
    let context = PreprocessorContext::new(book.root, book.config, "html".into());
    serde_json::to_string(&(context, book.book)).expect("JSON")
}

/// Calls the preprocessor as mdBook does: nothing tells it where the book is but its input.
fn preprocess(arguments: &[&str], input: &str) -> Output {
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_workbook"))
        .arg("preprocess")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    // It may have answered before it has read everything.
    let _ = child
        .stdin
        .take()
        .expect("piped")
        .write_all(input.as_bytes());
    child.wait_with_output().expect("it ends")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn it_supports_html_only() {
    assert_eq!(preprocess(&["supports", "html"], "").status.code(), Some(0));
    assert_eq!(
        preprocess(&["supports", "markdown"], "").status.code(),
        Some(1)
    );
}

#[test]
fn it_expands_the_book_it_is_given() {
    let output = preprocess(&[], &input(&Fixture::new()));
    assert_eq!(
        (output.status.code(), stderr(&output).as_str()),
        (Some(0), "")
    );
    let book: Book = serde_json::from_slice(&output.stdout).expect("a book");
    let pages: Vec<&str> = book
        .chapters()
        .map(|chapter| chapter.content.as_str())
        .collect();
    assert_eq!(pages.len(), 2);
    assert!(pages[0].contains("<nav class=\"contents\""), "{}", pages[0]);
    assert!(
        pages[1].contains("<header class=\"lesson-head\">"),
        "{}",
        pages[1]
    );
}

#[test]
fn it_fails_with_every_problem() {
    let fixture = Fixture::new();
    fixture
        .edit("book/src/01-tiny.md", "{{#run order}}", "{{#run disorder}}")
        .edit("book/src/index.md", "{{#contents}}", "{{#nothing}}");
    let output = preprocess(&[], &input(&fixture));
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    let stderr = stderr(&output);
    assert!(stderr.contains("book/src/01-tiny.md:17: "), "{stderr}");
    assert!(stderr.contains("book/src/index.md:3: "), "{stderr}");
}

#[test]
fn it_says_what_it_wants() {
    let output = preprocess(&[], "nonsense");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("no book of mdBook 0.5.4"),
        "{}",
        stderr(&output)
    );
    let other = input(&Fixture::new()).replace(
        "\"mdbook_version\":\"0.5.4\"",
        "\"mdbook_version\":\"0.5.3\"",
    );
    let output = preprocess(&[], &other);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("this is mdBook 0.5.3"),
        "{}",
        stderr(&output)
    );
}
