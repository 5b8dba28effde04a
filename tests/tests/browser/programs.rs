//! Running programs from a page of the served book.

use crate::Book;

/// Marks the first program of the page that satisfies a condition on its recorded note, and begins
/// to write down what its status says.
fn choose(condition: &str) -> String {
    format!(
        "const fits = (section) => {{
             const note = section.querySelector('.program-note')?.textContent ?? '';
             return {condition};
         }};
         const section = [...document.querySelectorAll('section.program')].find(fits);
         section.id = 'chosen';
         window.said = [];
         const status = section.querySelector('.program-status');
         new MutationObserver(() => window.said.push(status.textContent)).observe(status, {{ childList: true }});"
    )
}

const BUTTON: &str = "#chosen .program-run";
const STATUS: &str = "document.querySelector('#chosen .program-status').textContent";
const LABEL: &str = "document.querySelector('#chosen .program-run').textContent";

pub(crate) async fn check(book: &Book) -> Vec<String> {
    let mut problems = Vec::new();
    book.browser.resize(1600, 900).await;
    runs_to_its_end(book, &mut problems).await;
    stops(book, &mut problems).await;
    problems.extend(book.browser.log("browser").await);
    problems
}

async fn runs_to_its_end(book: &Book, problems: &mut Vec<String>) {
    let browser = &book.browser;
    let page = book.site.page_with("section class=\"program\"");
    browser.open(&book.server.url(&page)).await;
    browser
        .run(&choose(
            "note.includes('the only output') && !/never ends|exits/.test(note)",
        ))
        .await;
    browser.click(BUTTON).await;
    browser
        .until(&format!("/^ended|^stopped/.test({STATUS})"))
        .await;
    let said = browser.text("return window.said.join(', ')").await;
    if !(said.contains("running") && said.ends_with("ended with exit code 0")) {
        problems.push(format!("{page}: a run's status went: {said}"));
    }
    let live = "document.querySelector('#chosen .program-live .program-note')";
    let label =
        format!("{live}.checkVisibility() && {live}.textContent.startsWith('Just now, on')");
    if !browser.is(&label).await {
        problems.push(format!("{page}: a live output is not called that"));
    }
    // What it printed is one of the outputs that its tests recorded.
    let recorded = browser
        .is("[...document.querySelectorAll('#chosen .program-recorded pre')].some((recorded) =>
                recorded.textContent.trim() === document.querySelector('#chosen .program-live pre').textContent.trim())")
        .await;
    if !recorded {
        let printed = browser
            .text("return document.querySelector('#chosen .program-live').innerText")
            .await;
        problems.push(format!(
            "{page}: a run printed what is not recorded: {printed}"
        ));
    }
    if browser.text(&format!("return {LABEL}")).await != "Run" {
        problems.push(format!(
            "{page}: a program that has ended cannot be run again"
        ));
    }
}

async fn stops(book: &Book, problems: &mut Vec<String>) {
    let browser = &book.browser;
    let page = book.site.page_with("It never ends by itself.");
    browser.open(&book.server.url(&page)).await;
    browser.run(&choose("note.includes('never ends')")).await;
    browser.click(BUTTON).await;
    browser.until(&format!("{STATUS} === 'running'")).await;
    if browser.text(&format!("return {LABEL}")).await != "Stop" {
        problems.push(format!("{page}: a running program has no Stop button"));
    }
    browser.click(BUTTON).await;
    if browser
        .text(&format!("return {STATUS} + ', ' + {LABEL}"))
        .await
        != "stopped, Run"
    {
        problems.push(format!("{page}: Stop does not stop"));
    }
}
