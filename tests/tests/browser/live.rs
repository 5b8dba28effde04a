//! How a page takes what the server tells it, with a server whose words the test chooses.

use crate::Book;

/// Stands in for the browser's `EventSource`: keeps every one that a page opens.
pub(crate) const FAKE: &str = "
    window.sources = [];
    window.EventSource = class extends EventTarget {
        constructor(url) { super(); this.url = url; this.closed = false; window.sources.push(this); }
        close() { this.closed = true; }
        say(name, data) { this.dispatchEvent(new MessageEvent(name, { data })); }
    };";

const EVENTS: &str = "sources.find(({ url }) => url === '/api/events')";
const RUN: &str = "sources.findLast(({ url }) => url.startsWith('/api/run'))";

pub(crate) async fn check(book: &Book) -> Vec<String> {
    let browser = &book.browser;
    let fake = browser.first(FAKE).await;
    browser.resize(1600, 900).await;
    let mut problems = follows_builds(book).await;
    problems.extend(closes_runs(book).await);
    browser.forget(fake).await;
    problems
}

async fn follows_builds(book: &Book) -> Vec<String> {
    let browser = &book.browser;
    let mut problems = Vec::new();
    browser.open(&book.server.url("index.html")).await;
    browser.run("window.old = true").await;
    browser
        .run(&format!(
            "{EVENTS}.say('failed', 'book/src/x.md:3: no such anchor')"
        ))
        .await;
    if !browser
        .is("document.querySelector('[role=alert]')?.textContent.includes('x.md:3')")
        .await
    {
        problems.push("a failed build is not shown".to_owned());
    }
    browser
        .run(&format!(
            "{EVENTS}.say('build', document.documentElement.dataset.live)"
        ))
        .await;
    if !browser
        .is("window.old && !document.querySelector('[role=alert]')")
        .await
    {
        problems.push("the page's own build reloads it, or leaves the error there".to_owned());
    }
    browser
        .run(&format!("{EVENTS}.say('build', 'another')"))
        .await;
    if !browser.becomes("!window.old").await {
        problems.push("another build does not reload the page".to_owned());
    }
    problems
}

async fn closes_runs(book: &Book) -> Vec<String> {
    let browser = &book.browser;
    let mut problems = Vec::new();
    browser
        .open(
            &book
                .server
                .url(&book.site.page_with("section class=\"program\"")),
        )
        .await;
    let panel = "document.querySelector('.program-live').innerText";
    for (last, shown) in [
        (
            "say('end', '{\"code\": 0, \"reason\": \"exited\"}')",
            "ended with exit code 0; it printed nothing",
        ),
        (
            "say('end', '{\"code\": null, \"reason\": \"time limit\"}')",
            "stopped at the time limit",
        ),
        (
            "say('refused', 'Two programs are running already.')",
            "Two programs are running already.",
        ),
        ("dispatchEvent(new Event('error'))", "connection"),
    ] {
        browser.click(".program-run").await;
        browser.run(&format!("{RUN}.{last}")).await;
        if !browser
            .is(&format!("{RUN}.closed && {panel}.includes('{shown}')"))
            .await
        {
            let found = browser.text(&format!("return {panel}")).await;
            problems.push(format!(
                "after {last} a run is not closed, or says: {found}"
            ));
        }
    }
    browser.click(".program-run").await;
    browser
        .run(&format!(
            "{RUN}.say('stdout', '\"<b>line</b>\\\\n\"'); {RUN}.say('stderr', '\"<i>\"')"
        ))
        .await;
    let printed = browser
        .text("return document.querySelector('.program-live code').innerHTML")
        .await;
    if printed != "&lt;b&gt;line&lt;/b&gt;\n<span class=\"program-stderr\">&lt;i&gt;</span>" {
        problems.push(format!("output is shown as {printed}"));
    }
    browser.click(".program-run").await;
    if browser
        .is("sources.filter(({ url, closed }) => url.startsWith('/api/run') && !closed).length")
        .await
    {
        problems.push("a stopped run stays open".to_owned());
    }
    problems
}
