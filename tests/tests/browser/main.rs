//! The built book in a real browser: every page as a reader meets it, and what a reader can do there.
//!
//! One browser for everything, because starting it takes longer than any check. The first thing that
//! is wrong does not end the test: all of it is reported.

mod chrome;
mod explorer;
mod live;
mod pages;
mod programs;
mod reading;
mod site;

use std::time::Duration;

use chrome::{Browser, Chrome};
use lesson_program::recorded::{is_installed, skipped};
use site::{Server, Site};

/// Longer than everything together takes on a slow machine, with a cold build of a lesson in it.
const LIMIT: Duration = Duration::from_secs(300);

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
    for program in ["chromium", "chromedriver"] {
        if !is_installed(program, "--version") {
            skipped(
                "the_book_in_a_browser",
                &format!("{program} is not installed"),
            );
            return;
        }
    }
    let chrome = Chrome::start();
    let (site, server) = (Site::build(), Server::start());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime can be made");
    let (checked, closed) = runtime.block_on(async {
        let browser = chrome.session().await;
        let book = Book {
            browser: browser.clone(),
            site,
            server,
        };
        // A task of its own, so that the browser is closed even when a check panics.
        let checked = tokio::spawn(async move { tokio::time::timeout(LIMIT, check(&book)).await });
        let checked = checked.await;
        (checked, browser.close().await)
    });
    let problems = match checked {
        Ok(in_time) => in_time.expect("the checks end in time"),
        Err(panic) => std::panic::resume_unwind(panic.into_panic()),
    };
    assert!(
        problems.is_empty(),
        "{} problems:\n{}",
        problems.len(),
        problems.join("\n")
    );
    closed.expect("the browser can be closed");
}

async fn check(book: &Book) -> Vec<String> {
    let mut problems = pages::check(book).await;
    problems.extend(explorer::check(book).await);
    problems.extend(programs::check(book).await);
    problems.extend(reading::check(book).await);
    problems.extend(live::check(book).await);
    problems
}
