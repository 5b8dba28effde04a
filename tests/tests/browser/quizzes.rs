//! Questions: judged with the keyboard, remembered, and shown in the explorer.

use crate::{Book, Browser};

/// What a page with a question has in its HTML.
const MARK: &str = "<form class=\"quiz\"";

pub(crate) async fn check(book: &Book) -> Vec<String> {
    let browser = &book.browser;
    let mut problems = Vec::new();
    let pages = book.site.pages_with(MARK);
    if pages.is_empty() {
        problems.push("no page has a question".to_owned());
    }
    browser.resize(1600, 900).await;
    for page in pages {
        let url = book.site.url(&page);
        browser.open(&url).await;
        let ids = browser
            .text(
                "return [...document.querySelectorAll('form.quiz')].map(({ id }) => id).join(' ')",
            )
            .await;
        for id in ids.split_whitespace() {
            let mut found = answer(browser, &url, id).await;
            found.extend(shown(browser, id).await);
            problems.extend(
                found
                    .into_iter()
                    .map(|what| format!("{page}, {id}: {what}")),
            );
        }
        problems.extend(browser.log("browser").await);
    }
    problems
}

/// Answers rightly, then with one fault, and comes back to the page.
async fn answer(browser: &Browser, url: &str, id: &str) -> Vec<String> {
    let form = format!("document.getElementById('{id}')");
    let marks = |class: &str| {
        format!(
            "[...{form}.querySelectorAll('.quiz-{class}')].filter((mark) => mark.checkVisibility()).length"
        )
    };
    let boxes = format!("{form}.querySelectorAll('input').length");
    browser
        .run(&format!(
            "for (const box of {form}.querySelectorAll('input[data-right=true]')) box.click();
             {form}.querySelector('button').focus();"
        ))
        .await;
    browser.keys('\u{E007}').await;
    let mut problems = Vec::new();
    for (what, condition) in [
        (
            "the key is right",
            format!("{} === {boxes}", marks("right")),
        ),
        (
            "the answer unfolds",
            format!("{form}.querySelector('details').open"),
        ),
        (
            "the verdict is told",
            format!("{form}.querySelector('[role=status]').textContent"),
        ),
    ] {
        expect(browser, what, &condition, &mut problems).await;
    }
    browser
        .run(&format!("{form}.querySelector('input').focus()"))
        .await;
    browser.keys(' ').await;
    let judged = format!("{} + {}", marks("right"), marks("wrong"));
    expect(
        browser,
        "a change takes the marks away",
        &format!("{judged} === 0"),
        &mut problems,
    )
    .await;
    browser
        .run(&format!("{form}.querySelector('button').focus()"))
        .await;
    browser.keys('\u{E007}').await;
    let one_wrong = format!("{} === 1 && {judged} === {boxes}", marks("wrong"));
    expect(browser, "one fault is found", &one_wrong, &mut problems).await;
    let said = format!(
        "(() => {{ const box = {form}.querySelector('input');
            const mark = [...box.parentElement.querySelectorAll('.quiz-mark')].filter((mark) => mark.checkVisibility());
            const truth = box.dataset.right === 'true' ? 'can happen' : 'cannot happen';
            const done = box.checked ? 'you ticked it' : 'you did not tick it';
            return mark.length === 1 && mark[0].textContent === `${{truth}}: ${{done}}` }})()"
    );
    let what = "the box says what can happen, and what was ticked";
    expect(browser, what, &said, &mut problems).await;
    let asked = format!("{form}.querySelector('legend').innerText.includes('Tick all that apply')");
    let what = "it is said that several may be ticked";
    expect(browser, what, &asked, &mut problems).await;
    browser.open("about:blank").await;
    browser.open(url).await;
    expect(
        browser,
        "the answer is remembered",
        &one_wrong,
        &mut problems,
    )
    .await;
    problems
}

/// Follows each link of the answer into the explorer.
async fn shown(browser: &Browser, id: &str) -> Vec<String> {
    let links = format!("document.querySelectorAll('#{id} .quiz-answer a')");
    let count = browser.run(&format!("return {links}.length")).await;
    let mut problems = Vec::new();
    for link in 0..count.as_u64().unwrap_or_default() {
        browser.run(&format!("{links}[{link}].click()")).await;
        let followed = format!(
            "(() => {{ const [name, schedule] = {links}[{link}].hash.slice(1).split('=');
                const steps = document.querySelector(`.explorer-version[data-name=\"${{name}}\"]`)
                    ?.closest('.explorer').querySelectorAll('.explorer-steps li').length;
                return steps === schedule.split('.').length }})()"
        );
        if !browser.becomes(&followed).await {
            problems.push(format!("link {link} of the answer shows no schedule"));
        }
    }
    problems
}

async fn expect(browser: &Browser, what: &str, condition: &str, problems: &mut Vec<String>) {
    if !browser.is(condition).await {
        problems.push(format!("{what}: not {condition}"));
    }
}
