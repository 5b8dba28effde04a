//! Every page, narrow and wide, light and dark.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use serde_json::{Value, json};
use workbook_tests::{EXPLORER_SCRIPTS, PRINTED, root};

use crate::{Book, Browser};

pub(crate) const AXE: &str = include_str!("../../vendor/axe.min.js");

/// Narrow telephone, tablet, large screen; in CSS pixels.
const WIDTHS: [u32; 3] = [360, 768, 1600];

/// The sum of all shifts since the page began to load, two frames after it was loaded.
pub(crate) const SHIFTS: &str = "
    const observer = new PerformanceObserver(() => {});
    observer.observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => {
        done(observer.takeRecords().reduce((sum, shift) => sum + shift.value, 0));
    }));";

/// What sticks out of a page that is too wide.
pub(crate) const OVERFLOW: &str = "
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return '';
    const wide = [...document.querySelectorAll('body *')]
        .filter((element) => element.getBoundingClientRect().right > width + 0.5);
    return `${document.documentElement.scrollWidth} px wide: ${wide.slice(0, 5)
        .map((element) => `${element.localName}.${element.className}`)}`;";

/// The heights of pages at widths.
type Heights = BTreeMap<(String, u32), Value>;

pub(crate) async fn check(book: &Book) -> Vec<String> {
    let browser = &book.browser;
    let script = browser.first(AXE).await;
    // The tab opens with the browser's own page, whose requests are no business of ours.
    browser.open("about:blank").await;
    browser.log("performance").await;
    let mut problems = Vec::new();
    let mut heights = Heights::new();
    for page in book.site.pages() {
        for width in WIDTHS {
            let mut found = open(book, &page, width).await;
            heights.insert((page.clone(), width), height(browser).await);
            // What is in that one stands on the others, where each theme is looked at.
            if page != PRINTED || width == WIDTHS[0] {
                found.extend(axe(browser, "document", "").await);
            }
            if page != PRINTED && width == WIDTHS[2] {
                found.extend(dark(browser, "document").await);
            }
            problems.extend(
                found
                    .into_iter()
                    .map(|found| format!("{page} at {width} px: {found}")),
            );
        }
    }
    browser.forget(script).await;
    problems.extend(without_late_scripts(book, heights).await);
    problems
}

/// How tall the page's text is, but for what has been said of the reader's own file: while nobody
/// sees that box, it becomes as tall as its text.
pub(crate) const HEIGHT: &str = "['main', '.exercise-says']
    .map((part) => document.querySelector(part)?.getBoundingClientRect().height ?? 0)
    .reduce((all, said) => all - said)";

async fn height(browser: &Browser) -> Value {
    browser.run(&format!("return {HEIGHT}")).await
}

/// Browsers that do not know `blocking="render"` paint a page before its deferred scripts have
/// come. Its text must then be as tall already as when they have, or it would move under the
/// reader's eyes. Only an explorer, which takes the place of its still version, has another height.
async fn without_late_scripts(book: &Book, heights: Heights) -> Vec<String> {
    let browser = &book.browser;
    let mut problems = Vec::new();
    browser.prefer("light", "screen").await;
    browser
        .devtools("Network.setBlockedURLs", json!({ "urls": late_scripts() }))
        .await;
    for ((page, width), with) in heights {
        browser.resize(width, 900).await;
        browser.open(&book.server.url(&page)).await;
        let without = height(browser).await;
        if with != without {
            problems.push(format!(
                "{page} at {width} px: {without} px before its scripts, {with} after"
            ));
        }
    }
    browser
        .devtools("Network.setBlockedURLs", json!({ "urls": [] }))
        .await;
    // The browser complains of every script that it was told not to load.
    browser.log("browser").await;
    problems
}

/// The page's scripts but for the explorer's, as patterns of addresses.
fn late_scripts() -> Vec<String> {
    let scripts = fs::read_dir(root().join("book/theme/js")).expect("the scripts can be listed");
    let names = scripts.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let stems = names.filter_map(|name| Some(name.strip_suffix(".js")?.to_owned()));
    let of_explorer = |stem: &String| EXPLORER_SCRIPTS.contains(&&**stem);
    let late = stems.filter(|stem| !of_explorer(stem));
    late.map(|stem| format!("*/theme/js/{stem}-*")).collect()
}

/// Opens the page in the light theme and looks at all that can be wrong with it.
async fn open(book: &Book, page: &str, width: u32) -> Vec<String> {
    let browser = &book.browser;
    browser.resize(width, 900).await;
    browser.prefer("light", "screen").await;
    browser.open(&book.server.url(page)).await;
    let mut problems = Vec::new();
    let shifts = browser.run_async(SHIFTS).await;
    if shifts.as_f64() != Some(0.0) {
        problems.push(format!("layout shift {shifts}"));
    }
    let overflow = browser.text(OVERFLOW).await;
    if !overflow.is_empty() {
        problems.push(overflow);
    }
    problems.extend(browser.log("browser").await);
    problems.extend(requests_elsewhere(book).await);
    problems
}

/// The other themes, seen by what is in `context`: all rules in the dark one, colours in those that
/// only differ in them.
pub(crate) async fn dark(browser: &Browser, context: &str) -> Vec<String> {
    browser.prefer("dark", "screen").await;
    let mut problems = axe(browser, context, "").await;
    if browser.is("document.getElementById('theme')").await {
        for theme in ["rust", "coal", "ayu"] {
            browser
                .run(&format!(
                    "document.documentElement.className = 'js {theme}'"
                ))
                .await;
            let colours = axe(browser, context, "runOnly: ['color-contrast']").await;
            problems.extend(colours.into_iter().map(|found| format!("{theme}: {found}")));
        }
    }
    problems
}

/// axe-core's violations in what `context` is of the open page, with everything unfolded.
pub(crate) async fn axe(browser: &Browser, context: &str, options: &str) -> Vec<String> {
    let violations = browser
        .run_async(&format!(
            "const folded = [...document.querySelectorAll('details:not([open])')];
             for (const details of folded) details.open = true;
             // It would ask for the style sheets again, which a page on file:// may not.
             const judge = () => axe.run({context}, {{ preload: location.protocol !== 'file:', {options} }}).then(({{ violations }}) => {{
                 for (const details of folded) details.open = false;
                 done(violations);
             }});
             // The page hears of what has unfolded in the first frame.
             requestAnimationFrame(() => requestAnimationFrame(judge));"
        ))
        .await;
    let mut problems = Vec::new();
    for violation in violations.as_array().into_iter().flatten() {
        let mut problem = format!("axe: {}", violation["help"]);
        for node in violation["nodes"].as_array().into_iter().flatten().take(3) {
            write!(
                problem,
                "\n    {} {}",
                node["target"], node["failureSummary"]
            )
            .expect("a string");
        }
        problems.push(problem);
    }
    problems
}

/// The page's requests that leave its own server.
async fn requests_elsewhere(book: &Book) -> Vec<String> {
    let mut problems = Vec::new();
    for message in book.browser.log("performance").await {
        let event: Value = serde_json::from_str(&message).expect("an event is JSON");
        let url = event["message"]["params"]["request"]["url"].as_str();
        let ours = |url: &&str| url.starts_with(book.server.origin()) || url.starts_with("data:");
        if let Some(url) = url.filter(|url| !ours(url)) {
            problems.push(format!("request to {url}"));
        }
    }
    problems
}
