//! Reading with the keyboard, on paper, from files, and without JavaScript.

use std::collections::BTreeSet;

use fantoccini::key::Key;
use serde_json::json;

use crate::Book;
use crate::pages::{HEIGHT, axe};

/// Whether every element is drawn that the selector finds, and how many there are.
fn drawn(css: &str) -> String {
    format!(
        "[...document.querySelectorAll({css:?})].filter((e) => e.checkVisibility() && e.getClientRects().length)"
    )
}

/// A condition that the open page must satisfy, and what is wrong when it does not.
struct Expect<'a> {
    book: &'a Book,
    place: String,
    problems: Vec<String>,
}

impl Expect<'_> {
    async fn that(&mut self, what: &str, condition: &str) {
        if !self.book.browser.is(condition).await {
            self.problems.push(format!("{}: {what}", self.place));
        }
    }
}

pub(crate) async fn check(book: &Book) -> Vec<String> {
    let place = String::new();
    let mut expect = Expect {
        book,
        place,
        problems: Vec::new(),
    };
    tabs(&mut expect).await;
    terms(&mut expect).await;
    executions(&mut expect).await;
    search_and_contents(&mut expect).await;
    files(&mut expect).await;
    for page in still_pages(book) {
        paper(&mut expect, &page).await;
        without_scripts(&mut expect, &page).await;
    }
    let mut problems = expect.problems;
    problems.extend(book.browser.log("browser").await);
    problems
}

async fn tabs(expect: &mut Expect<'_>) {
    let (book, browser) = (expect.book, &expect.book.browser);
    let page = book.site.page_with("class=\"pair\"");
    expect.place = format!("{page}, tabs");
    browser.resize(1600, 900).await;
    browser.open(&book.server.url(&page)).await;
    let (shown, all) = (
        drawn(".pair .listing"),
        "document.querySelectorAll('.pair .listing')",
    );
    expect
        .that(
            "both listings stand side by side when wide",
            &format!("{shown}.length === {all}.length"),
        )
        .await;
    expect
        .that(
            "there are no tabs when wide",
            &format!("{}.length === 0", drawn(".pair-tabs")),
        )
        .await;

    browser.resize(360, 800).await;
    browser.open(&book.server.url(&page)).await;
    expect
        .that(
            "one listing of each pair shows when narrow",
            &format!("{shown}.length * 2 === {all}.length"),
        )
        .await;
    browser
        .run("document.querySelector('.pair input').focus()")
        .await;
    let pair = "document.querySelector('.pair')";
    for (key, chosen) in [
        (Key::Right, "Rust"),
        (Key::Right, "Go"),
        (Key::Left, "Rust"),
        (Key::Left, "Go"),
    ] {
        browser.keys(char::from(key)).await;
        let what = format!("{key:?} chooses {chosen}, whose listing alone shows");
        let is = format!(
            "document.activeElement === {pair}.querySelector(':checked') &&
             [...{pair}.querySelectorAll('[data-tab]')].filter((it) => it.checkVisibility())
                .map((it) => it.dataset.tab).join() === '{chosen}' &&
             document.activeElement.parentElement.innerText === '{chosen}'"
        );
        expect.that(&what, &is).await;
    }
    expect
        .that(
            "arrow keys in tabs do not turn the page",
            &format!("location.pathname === '/{page}'"),
        )
        .await;
    browser
        .run("document.querySelector('pre[tabindex=\"0\"]').focus()")
        .await;
    browser.keys(char::from(Key::Left)).await;
    expect
        .that(
            "nor do they in a listing that scrolls",
            &format!("location.pathname === '/{page}'"),
        )
        .await;
    browser.run("document.activeElement.blur()").await;
    browser.keys(char::from(Key::Left)).await;
    if !browser
        .becomes(&format!("location.pathname !== '/{page}'"))
        .await
    {
        expect.problems.push(format!(
            "{}: the left arrow key does not turn the page",
            expect.place
        ));
    }
}

/// The keyboard comes to a term; its meaning then stands below the paragraph, and nothing has moved.
async fn terms(expect: &mut Expect<'_>) {
    let (book, browser) = (expect.book, &expect.book.browser);
    let page = book.site.page_with("class=\"term\"");
    expect.place = format!("{page}, terms");
    for width in [360, 1600] {
        browser.resize(width, 800).await;
        browser.open(&book.server.url(&page)).await;
        let before = browser.run(&format!("return {HEIGHT}")).await;
        browser
            .run("document.getElementById('text').focus(); scrollTo(0, 0)")
            .await;
        // The title is a link to itself.
        for _ in 0..2 {
            browser.keys(char::from(Key::Tab)).await;
        }
        expect
            .that(
                "after the title, Tab comes to a term",
                "document.activeElement.matches('main .term[title]')",
            )
            .await;
        expect
            .that(
                "its meaning shows while it has the focus",
                "getComputedStyle(document.activeElement, '::after').position === 'absolute' &&
                 getComputedStyle(document.activeElement, '::after').content.includes(document.activeElement.title)",
            )
            .await;
        let same = format!(
            "{HEIGHT} === {before} && scrollX === 0 && document.documentElement.scrollWidth <= innerWidth"
        );
        expect.that("nothing moves when it shows", &same).await;
    }
    browser.keys(char::from(Key::Enter)).await;
    let led = "location.pathname === '/glossary.html' && document.querySelector(':target')?.localName === 'dt'";
    if !browser.becomes(led).await {
        let place = &expect.place;
        expect
            .problems
            .push(format!("{place}: Enter does not lead to the glossary"));
    }
}

/// Executions are chosen with the keyboard, and arrow keys there turn no page.
async fn executions(expect: &mut Expect<'_>) {
    let (book, browser) = (expect.book, &expect.book.browser);
    let page = book.site.page_with("section class=\"executions\"");
    expect.place = format!("{page}, executions");
    browser.resize(1600, 900).await;
    browser.open(&book.server.url(&page)).await;
    let choices = "document.querySelectorAll('.executions > details')";
    for (at, key) in [(0, Key::Right), (1, Key::Left)] {
        browser
            .run(&format!("{choices}[{at}].firstElementChild.focus()"))
            .await;
        browser.keys(char::from(Key::Enter)).await;
        browser.keys(char::from(key)).await;
        expect
            .that(
                "Enter unfolds a choice, and no other of its group stays open",
                &format!("[...{choices}].every((one) => one.open === (one === {choices}[{at}]))"),
            )
            .await;
        expect
            .that(
                &format!("{key:?} turns no page there"),
                &format!("location.pathname === '/{page}'"),
            )
            .await;
    }
}

async fn search_and_contents(expect: &mut Expect<'_>) {
    let (book, browser) = (expect.book, &expect.book.browser);
    expect.place = "search and contents".to_owned();
    let axe_core = browser.first(include_str!("../../vendor/axe.min.js")).await;
    browser.resize(360, 800).await;
    browser.open(&book.server.url("index.html")).await;
    browser.click("#sidebar-toggle").await;
    expect
        .that(
            "the table of contents opens",
            "document.getElementById('sidebar').checkVisibility()",
        )
        .await;
    expect.problems.extend(axe(browser, "document", "").await);
    browser.keys(char::from(Key::Escape)).await;
    expect
        .that(
            "Escape closes it",
            "!document.getElementById('sidebar').checkVisibility()",
        )
        .await;
    expect
        .that(
            "and the focus is back",
            "document.activeElement.id === 'sidebar-toggle'",
        )
        .await;

    browser.keys("/").await;
    expect
        .that(
            "/ opens the search",
            "document.getElementById('search-dialog').open",
        )
        .await;
    browser.keys("thread").await;
    browser
        .until("document.querySelector('.search-results a')")
        .await;
    expect.problems.extend(axe(browser, "document", "").await);
    browser.keys(char::from(Key::Enter)).await;
    if !browser
        .becomes("!document.getElementById('search-dialog').open")
        .await
    {
        expect
            .problems
            .push("Enter does not open what was found".to_owned());
    }
    browser.forget(axe_core).await;
}

async fn files(expect: &mut Expect<'_>) {
    let (book, browser) = (expect.book, &expect.book.browser);
    let page = book.site.page_with("section class=\"program\"");
    expect.place = format!("{page} as a file");
    browser.resize(1600, 900).await;
    browser.open(&book.site.url(&page)).await;
    expect
        .that(
            "no Run button shows",
            &format!("{}.length === 0", drawn(".program-run")),
        )
        .await;
    expect
        .that(
            "what is recorded shows",
            &format!("{}.length > 0", drawn(".program-recorded")),
        )
        .await;
    browser.click(".program-copy").await;
    browser
        .until("document.querySelector('.program-copy').textContent !== 'Copy'")
        .await;
    browser.click("#search-open").await;
    browser.keys("thread").await;
    browser
        .until("document.querySelector('.search-results a')")
        .await;
}

/// A page with pairs of listings, and one with an explorer that can fail, if that is another.
fn still_pages(book: &Book) -> BTreeSet<String> {
    ["class=\"pair\"", "class=\"explorer-table\""]
        .map(|part| book.site.page_with(part))
        .into()
}

/// Every explorer stands still: each of the `tables` of failures shows, and nothing of the live part.
async fn stands_still(expect: &mut Expect<'_>, tables: &str) {
    let tables = format!(
        "{}.length === document.querySelectorAll({tables:?}).length",
        drawn(".explorer-table")
    );
    expect
        .that("the simplest failure of each explorer shows", &tables)
        .await;
    let live = format!("{}.length === 0", drawn(".explorer-live"));
    expect.that("nothing to play with shows", &live).await;
}

async fn paper(expect: &mut Expect<'_>, page: &str) {
    let (book, browser) = (expect.book, &expect.book.browser);
    expect.place = format!("{page} on paper");
    browser.resize(360, 800).await;
    browser.open(&book.server.url(page)).await;
    browser.prefer("dark", "print").await;
    stands_still(expect, ".explorer-table").await;
    let listings = format!(
        "{}.length === document.querySelectorAll('.pair .listing').length",
        drawn(".pair .listing")
    );
    expect
        .that("both listings of each pair show", &listings)
        .await;
    expect
        .that(
            "no button shows",
            &format!("{}.length === 0", drawn("button")),
        )
        .await;
    expect
        .that(
            "no script is printed",
            &format!("{}.length === 0", drawn("script, style, template")),
        )
        .await;
    let folded = "[...document.querySelectorAll('details:not(.explorer-live *) > :not(summary)')].filter((e) => !e.checkVisibility({ contentVisibilityAuto: true })).length === 0";
    expect.that("nothing is folded away", folded).await;
    expect
        .that(
            "it is printed dark on light",
            "getComputedStyle(document.body).color.match(/\\d+/)[0] < 80",
        )
        .await;
    browser.prefer("light", "screen").await;
}

async fn without_scripts(expect: &mut Expect<'_>, page: &str) {
    let (book, browser) = (expect.book, &expect.book.browser);
    expect.place = format!("{page} without JavaScript");
    browser
        .devtools(
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": true }),
        )
        .await;
    for width in [360, 1600] {
        browser.resize(width, 900).await;
        browser.open(&book.server.url(page)).await;
        // What is folded away a reader unfolds.
        stands_still(expect, ".explorer-table:not(details:not([open]) *)").await;
        expect
            .that(
                "scripts are off",
                "!document.documentElement.classList.contains('js')",
            )
            .await;
        let shown = if width == 360 { "2 * " } else { "" };
        let listings = format!(
            "{shown}{}.length === document.querySelectorAll('.pair .listing').length",
            drawn(".pair .listing")
        );
        let what = "both listings of each pair show when wide, one when narrow";
        expect.that(what, &listings).await;
        expect
            .that(
                "no dead button shows",
                &format!("{}.length === 0", drawn("button, select")),
            )
            .await;
        expect
            .that(
                "the table of contents shows",
                &format!("{}.length > 2", drawn("#sidebar a")),
            )
            .await;
        expect
            .that(
                "nothing sticks out",
                "document.documentElement.scrollWidth <= innerWidth",
            )
            .await;
    }
    browser
        .devtools(
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": false }),
        )
        .await;
}
