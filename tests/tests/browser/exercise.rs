//! The exercise on its page: as files, and as the server of a copy of the checkout shows a verdict
//! that was kept there. The reader's own file is neither judged nor written.

use std::fs;

use serde_json::json;

use crate::kept::Kept;
use crate::live::FAKE;
use crate::pages::{AXE, OVERFLOW, SHIFTS, axe, dark};
use crate::site::Server;
use crate::{Book, Browser};

const STATUS: &str = "document.querySelector('.exercise-status').textContent";
const SAYS: &str = "document.querySelector('.exercise-says').innerText";
const PANEL: &str = "'section.exercise'";
const PLAYED: &str = "#explore-exercise";
const EVENTS: &str = "sources.findLast(({ url }) => url.startsWith('/api/exercise'))";

pub(crate) async fn check(book: &Book) -> Vec<String> {
    let browser = &book.browser;
    let kept = Kept::new();
    let server = Server::of(kept.checkout.path());
    let page = format!("{}.html", kept.exercise.slug);
    let scripts = browser.first(AXE).await;
    let mut problems = Vec::new();
    as_files(browser, &book.site.url(&page), &mut problems).await;
    for width in [360, 1600] {
        browser.resize(width, 900).await;
        browser.prefer("light", "screen").await;
        known(browser, &server.url(&page), &kept, &mut problems).await;
    }
    addressed(browser, &server.url(&page), &kept, &mut problems).await;
    hinted(browser, &kept, &mut problems).await;
    let page = format!("{}.html", kept.other.slug);
    unchecked(browser, &server.url(&page), &mut problems).await;
    let page = format!("{}.html", kept.exercise.slug);
    let fake = browser.first(FAKE).await;
    told(browser, &server.url(&page), &kept, &mut problems).await;
    browser.forget(fake).await;
    browser.forget(scripts).await;
    map(browser, &server, &kept, &mut problems).await;
    problems.extend(browser.log("browser").await);
    problems
}

/// Without the server: the task, the file, the command, the hints.
async fn as_files(browser: &Browser, url: &str, problems: &mut Vec<String>) {
    browser.open(url).await;
    for there in [
        "document.querySelector('.exercise-task p').checkVisibility()",
        "/^cargo run -- check \\d\\d$/.test(document.querySelector('.exercise .program-command code').textContent)",
        "document.querySelectorAll('.exercise-hint').length >= 3",
        "!document.querySelector('.exercise-live').checkVisibility()",
        "!document.querySelector('.exercise .program-run').checkVisibility()",
    ] {
        expect(browser, there, problems).await;
    }
}

/// What is known when the page is opened takes the place kept for it; the reader's own code is
/// played when it is asked for.
async fn known(browser: &Browser, url: &str, kept: &Kept, problems: &mut Vec<String>) {
    browser.open("about:blank").await;
    browser.open(&format!("{url}#exercise")).await;
    browser
        .until(&format!(
            "{STATUS} === 'not solved: a fault' && document.querySelector('.exercise-status code')"
        ))
        .await;
    let shifts = browser.run_async(SHIFTS).await;
    if shifts.as_f64() != Some(0.0) {
        problems.push(format!("a verdict shifts the page by {shifts}"));
    }
    expect(
        browser,
        &format!("{SAYS}.startsWith('failed it.')"),
        problems,
    )
    .await;
    expect(
        browser,
        &format!("!document.querySelector('{PLAYED}')"),
        problems,
    )
    .await;
    problems.extend(axe(browser, PANEL, "").await);
    browser.click(".exercise-says a").await;
    let schedule = &kept.schedule;
    let hash = |schedule: &str| format!("location.hash === '#exercise={schedule}'");
    expect(browser, &hash(&schedule.to_string()), problems).await;
    plays(browser, kept, problems).await;
    let overflow = browser.text(OVERFLOW).await;
    if !overflow.is_empty() {
        problems.push(overflow);
    }
    problems.extend(dark(browser, PANEL).await);
    // A long transcript scrolls by itself, and the keyboard gets into it.
    let long = format!(
        "(() => {{ const steps = document.querySelector('{PLAYED} .explorer-steps');
            const more = Array.from({{ length: 300 }}, () => steps.lastElementChild.cloneNode(true));
            steps.append(...more);
            const track = steps.parentElement;
            more.at(-1).firstElementChild.focus();
            const fits = track.offsetHeight <= 520 && track.scrollTop > 1000;
            more.forEach((line) => line.remove());
            return fits }})()"
    );
    expect(browser, &long, problems).await;
    // Only keys: back, and forth by the thread's number.
    browser
        .run(&format!(
            "document.querySelector('{PLAYED} .explorer-steps button').focus()"
        ))
        .await;
    browser.press("\u{e012}").await;
    let text = schedule.to_string();
    let before = text.rsplit_once('.').map_or("", |(before, _)| before);
    expect(browser, &hash(before), problems).await;
}

/// The explorer has the reader's lines, no goals, and stands at the failing end.
async fn plays(browser: &Browser, kept: &Kept, problems: &mut Vec<String>) {
    let steps = kept.schedule.0.len();
    for there in [
        format!("document.querySelector('{PLAYED} .explorer-fails').checkVisibility()"),
        format!("document.querySelectorAll('{PLAYED} .explorer-steps li').length === {steps}"),
        format!("document.querySelector('{PLAYED} .explorer-goals').childElementCount === 0"),
        format!(
            "[...document.querySelectorAll('{PLAYED} .explorer-source .listing-file')].map((it) => it.textContent).join() === 'check.rs,{}'",
            kept.exercise.file()
        ),
        // A step of the program that the checker runs is on a line that is shown.
        format!("!/check.rs/.test(document.querySelector('{PLAYED} .explorer-steps').textContent)"),
        format!("!document.querySelector('{PLAYED} .explorer-legend').open"),
        format!("document.querySelector('{PLAYED} .explorer-source .explorer-marker')"),
    ] {
        expect(browser, &there, problems).await;
    }
}

/// The address that the checker prints opens the schedule, and leads there.
async fn addressed(browser: &Browser, url: &str, kept: &Kept, problems: &mut Vec<String>) {
    browser.open("about:blank").await;
    browser
        .open(&format!("{url}#exercise={}", kept.schedule))
        .await;
    browser
        .until(&format!("document.querySelector('{PLAYED}')"))
        .await;
    plays(browser, kept, problems).await;
    let seen = "document.querySelector('.exercise-play').getBoundingClientRect().top < innerHeight";
    expect(browser, seen, problems).await;
}

/// A hint that is unfolded counts, and only that one.
async fn hinted(browser: &Browser, kept: &Kept, problems: &mut Vec<String>) {
    browser
        .run("document.querySelectorAll('.exercise-hint > summary')[1].focus()")
        .await;
    browser.press(" ").await;
    expect(
        browser,
        "document.querySelectorAll('.exercise-hint')[1].open",
        problems,
    )
    .await;
    let heard = "performance.getEntriesByType('resource').filter(({ name, responseEnd }) => name.includes('/api/hint') && responseEnd > 0).length === 1";
    browser.until(heard).await;
    let progress = fs::read_to_string(kept.checkout.path().join(".progress"));
    let progress = progress.expect("progress can be read");
    if !progress.contains("hints = 2") {
        problems.push(format!("the second hint is not noted: {progress}"));
    }
}

/// What is not begun says what a check does.
async fn unchecked(browser: &Browser, url: &str, problems: &mut Vec<String>) {
    browser.open(&format!("{url}#exercise")).await;
    browser
        .until(&format!("{STATUS}.startsWith('Not checked')"))
        .await;
    let says = format!("{SAYS}.startsWith('A check compiles your file')");
    expect(browser, &says, problems).await;
}

/// What comes while the page is open, from a server whose words the test chooses.
async fn told(browser: &Browser, url: &str, kept: &Kept, problems: &mut Vec<String>) {
    browser.open("about:blank").await;
    browser.open(url).await;
    let number = &kept.exercise.number;
    let asked = |query: &str| format!("{EVENTS}.url === '/api/exercise?lesson={number}&{query}'");
    expect(browser, &asked("check=false&back=false"), problems).await;
    browser.click(".exercise .program-run").await;
    expect(browser, &asked("check=true&back=true"), problems).await;
    let closed =
        "sources.filter(({ url, closed }) => url.startsWith('/api/exercise') && !closed).length";
    expect(browser, &format!("{closed} === 1"), problems).await;
    let explorer = "<section class=\"explorer\" id=\"explore-exercise\"></section>";
    let verdict = |state: &str, explorer: Option<&str>| {
        let link = explorer.map_or("", |_| "<p><a href='#exercise=0'>play</a></p>");
        let details = format!("<p>this &amp; &lt;<code>that</code>></p>{link}");
        let verdict = json!({ "state": state, "summary": state, "details": details, "schedule": "0", "explorer": explorer });
        format!("JSON.stringify({verdict})")
    };
    for (event, data, seen) in [
        (
            "unchecked",
            "''".to_owned(),
            format!("{STATUS}.startsWith('Not checked')"),
        ),
        (
            "status",
            "'explorer'".to_owned(),
            format!("{STATUS}.trim() === 'Checking: every schedule.'"),
        ),
        (
            "problem",
            "'the disk is full'".to_owned(),
            format!("{SAYS} === 'the disk is full'"),
        ),
        (
            "notice",
            "'not noted'".to_owned(),
            format!("{SAYS} === 'the disk is full'"),
        ),
        (
            "verdict",
            verdict("solved", None),
            format!(
                "{STATUS} === 'solved' && {SAYS}.startsWith('not noted') && {SAYS}.endsWith('this & <that>')"
            ),
        ),
        // What is judged anew is called old as long as it stands there.
        (
            "status",
            "'loom'".to_owned(),
            format!(
                "{STATUS}.includes('Below: the verdict on what you had before') && {SAYS}.endsWith('this & <that>') &&
                 getComputedStyle(document.querySelector('.exercise-says')).fontStyle === 'italic'"
            ),
        ),
        (
            "known",
            verdict("refused", None),
            format!(
                "{STATUS} === 'refused' && {SAYS} === 'this & <that>' &&
                 getComputedStyle(document.querySelector('.exercise-says')).fontStyle === 'normal'"
            ),
        ),
        (
            "known",
            verdict("fails", Some(explorer)),
            format!(
                "!document.querySelector('{PLAYED}') && document.querySelector('.exercise-says a')"
            ),
        ),
    ] {
        browser
            .run(&format!("{EVENTS}.say('{event}', {data})"))
            .await;
        expect(browser, &seen, problems).await;
    }
    expect(
        browser,
        "document.querySelector('.exercise-status').role === 'status'",
        problems,
    )
    .await;
    browser
        .run(&format!("{EVENTS}.dispatchEvent(new Event('error'))"))
        .await;
    expect(
        browser,
        &format!("{STATUS}.includes('was lost') && {closed} === 0"),
        problems,
    )
    .await;
}

/// What has been done stands on the map.
async fn map(browser: &Browser, server: &Server, kept: &Kept, problems: &mut Vec<String>) {
    let done = "document.querySelector('.contents-done')";
    for (solved, word) in [("", "begun"), ("solved = \"x\"\n", "solved")] {
        let path = kept.checkout.path().join(".progress");
        let text = fs::read_to_string(&path).expect("progress can be read");
        fs::write(&path, text + solved).expect("progress can be written");
        browser.open(&server.url("index.html")).await;
        browser.until(done).await;
        expect(
            browser,
            &format!("{done}.textContent === '{word}'"),
            problems,
        )
        .await;
        let lesson = format!(
            "{done}.parentElement.querySelector('.contents-number').textContent === '{}'",
            kept.exercise.number
        );
        expect(browser, &lesson, problems).await;
        let count = "document.querySelectorAll('.contents-done').length === 1";
        expect(browser, count, problems).await;
        let shifts = browser.run_async(SHIFTS).await;
        if shifts.as_f64() != Some(0.0) {
            problems.push(format!("progress shifts the map by {shifts}"));
        }
    }
}

async fn expect(browser: &Browser, condition: &str, problems: &mut Vec<String>) {
    if !browser.is(condition).await {
        let status = browser
            .text("return document.querySelector('section.exercise')?.innerText ?? location.href")
            .await;
        problems.push(format!("exercise: not so: {condition} ({status})"));
    }
}
