//! The built book in a real browser: every page as a reader meets it, and what a reader can do there.
//!
//! Two browsers for everything, because starting one takes longer than any check, and there are two
//! cores. The first thing that is wrong does not end a test: all of it is reported.

mod chrome;
mod exercise;
mod explorer;
mod kept;
mod live;
mod pages;
mod programs;
mod quizzes;
mod reading;
mod site;

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::Duration;

use chrome::{Browser, Chrome};
use lesson_program::recorded::{is_installed, skipped};
use site::{Server, Site};

/// Longer than any test takes on a slow machine with other work, and a cold build of a lesson in
/// it. It ends a test that hangs.
const LIMIT: Duration = Duration::from_secs(900);

/// What the checks work with.
struct Book {
    browser: Browser,
    /// The book as files.
    site: Site,
    /// The book as `cargo run` serves it.
    server: Server,
}

#[test]
fn the_book_in_a_browser() {
    in_a_browser("the_book_in_a_browser", async |book| {
        let mut problems = pages::check(book).await;
        problems.extend(programs::check(book).await);
        problems.extend(reading::check(book).await);
        problems.extend(live::check(book).await);
        problems.extend(quizzes::check(book).await);
        problems
    });
}

#[test]
fn an_exercise_in_a_browser() {
    in_a_browser("an_exercise_in_a_browser", exercise::check);
}

#[test]
fn the_explorers_in_a_browser() {
    in_a_browser("the_explorers_in_a_browser", explorer::check);
}

/// Hands `check` the book in a browser of its own; `test` is who asks.
///
/// # Panics
/// When `check` finds problems, with all of them.
fn in_a_browser(test: &str, check: impl AsyncFnOnce(&Book) -> Vec<String>) {
    for program in ["chromium", "chromedriver"] {
        if !is_installed(program, "--version") {
            skipped(test, &format!("{program} is not installed"));
            return;
        }
    }
    let chrome = Chrome::start();
    let (site, server) = (Site::build(), Server::start());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime can be made");
    let browser = runtime.block_on(chrome.session());
    let book = Book {
        browser: browser.clone(),
        site,
        server,
    };
    let checks = async { tokio::time::timeout(LIMIT, check(&book)).await };
    // The browser is closed even when a check panics.
    let checked = catch_unwind(AssertUnwindSafe(|| runtime.block_on(checks)));
    let closed = runtime.block_on(browser.close());
    let problems = match checked {
        Ok(in_time) => in_time.expect("the checks end in time"),
        Err(panic) => resume_unwind(panic),
    };
    assert!(
        problems.is_empty(),
        "{} problems:\n{}",
        problems.len(),
        problems.join("\n")
    );
    closed.expect("the browser can be closed");
}
