//! Playing with the keyboard alone, and going back and forward in the browser's history.

use fantoccini::key::Key;
use interleave_schedule::{Graph, Move, Schedule};

use super::{Ground, Player, last, simplest_failure};

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";

/// More than there are elements that can have the focus before a thread's button.
const FAR: usize = 24;

pub(super) async fn check(ground: &mut Ground<'_>) {
    // So low that a listing is longer than its box.
    ground.browser.resize(1600, 500).await;
    let players = std::mem::take(&mut ground.players);
    // All explorers are one program: on each page one is played through with the keyboard.
    for player in players.iter().take(1) {
        let graph = &player.versions[0];
        if let Some(simplest) = simplest_failure(graph) {
            ground.load("").await;
            ground.unfold(player.name()).await;
            breaks(ground, graph, &simplest.schedule).await;
        }
        if player.versions.len() > 1 {
            ground.load("").await;
            ground.unfold(player.name()).await;
            switches(ground, player).await;
        }
    }
    ground.players = players;
    turns_the_page(ground).await;
    ground.browser.resize(1600, 900).await;
}

/// Steps to the simplest failure and about it.
async fn breaks(ground: &mut Ground<'_>, graph: &Graph, schedule: &Schedule) {
    let (browser, name) = (ground.browser, graph.name.as_str());
    let steps = schedule.0.len();
    let at = |steps: usize| format!("played.steps('{name}') === {steps}");
    tab_into(ground, name).await;
    tab_to(ground, name, "0").await;
    play(ground, name, schedule).await;
    ground
        .expect(format!("{name}: the keys step"), &at(steps))
        .await;
    let address = format!("location.hash === '#{name}={schedule}'");
    ground
        .expect(format!("{name}: in the address"), &address)
        .await;

    let node = last(graph, schedule);
    let heard = browser
        .text(&format!("return played.status('{name}')"))
        .await;
    let mut told = vec![graph.verdict(node)];
    told.extend(Some(graph.closing_sentence(node)).filter(|closing| closing != "Nobody waits."));
    for part in told {
        if !heard.contains(&part) {
            ground.wrong(format!("{name}: {part:?} is not heard, but {heard:?}"));
        }
    }
    let praise =
        format!("played.section('{name}').querySelectorAll('.explorer-praise').length >= 2");
    ground
        .expect(format!("{name}: breaking it so is praised"), &praise)
        .await;

    let moved = schedule.0.last().map_or(0, |by| by.thread);
    ground
        .expect(
            format!("{name}: the line of who moved last is in sight"),
            &format!("played.inSight('{name}', {moved})"),
        )
        .await;
    ground
        .expect(format!("{name}: the focus stays"), &focused("0"))
        .await;
    ground
        .expect(
            format!("{name}: nobody can move"),
            "document.activeElement.ariaDisabled === 'true'",
        )
        .await;
    ground
        .expect(
            format!("{name}: a disabled button has a reason"),
            "document.getElementById(document.activeElement.getAttribute('aria-describedby'))?.textContent.trim()",
        )
        .await;
    browser.press(ENTER).await;
    browser.press(&moved.to_string()).await;
    ground
        .expect(
            format!("{name}: a disabled button does nothing"),
            &at(steps),
        )
        .await;
    ground
        .expect(format!("{name}: and keeps the focus"), &focused("0"))
        .await;

    let reason = format!(
        "played.status('{name}').endsWith(played.section('{name}').querySelectorAll('.explorer-reason')[{moved}].textContent)"
    );
    ground
        .expect(
            format!("{name}: the key of a thread that cannot move says why"),
            &reason,
        )
        .await;

    browser.press("r").await;
    ground
        .expect(format!("{name}: R starts again"), &at(0))
        .await;
    browser.back().await;
    let restored = ground
        .expect(format!("{name}: Back restores the failure"), &at(steps))
        .await;
    if !restored {
        return;
    }
    browser.forward().await;
    ground
        .expect(format!("{name}: Forward the start"), &at(0))
        .await;
    browser.back().await;
    let line = format!(
        "played.section('{name}').querySelector('.explorer-steps li:last-child button').focus()"
    );
    browser.run(&line).await;
    browser.press(&char::from(Key::Backspace).to_string()).await;
    ground
        .expect(format!("{name}: Backspace undoes a step"), &at(steps - 1))
        .await;
    browser.press(&char::from(Key::Left).to_string()).await;
    ground
        .expect(
            format!("{name}: so does the left arrow"),
            &at(steps.saturating_sub(2)),
        )
        .await;
    ground
        .expect(
            format!("{name}: the focus has not gone with its line"),
            &focused("0"),
        )
        .await;
    let right = char::from(Key::Right).to_string();
    browser.press("r").await;
    browser.press(&right.repeat(steps)).await;
    ground
        .expect(
            format!("{name}: the right arrow goes through what R took back"),
            &address,
        )
        .await;
    let forward = format!("played.section('{name}').querySelector('[data-act=forward]')");
    ground
        .expect(
            format!("{name}: and then there is nothing to go forward to"),
            &format!("{forward}.ariaDisabled === 'true'"),
        )
        .await;
    browser.press("r").await;
    browser.run(&format!("{forward}.click()")).await;
    ground
        .expect(
            format!("{name}: Forward takes a step of it"),
            &format!("{} && location.hash === '#{name}={}'", at(1), schedule.0[0]),
        )
        .await;
    let page = browser.text("return location.pathname").await;
    browser.press(&right.repeat(3)).await;
    browser.press("r").await;
    ground
        .expect(
            format!("{name}: the right arrow turns no page in here"),
            &format!("location.pathname === {page:?}"),
        )
        .await;
    browser.press(ENTER).await;
    ground
        .expect(format!("{name}: Enter on a button steps"), &at(1))
        .await;
    browser.press("rg").await;
    ground
        .expect(
            format!("{name}: G runs on"),
            &format!("played.steps('{name}') >= 1"),
        )
        .await;
    browser.press("r").await;
}

/// Most steps back in the browser's history: it keeps no more than fifty entries.
const HISTORY: usize = 45;

/// Goes to the mended version, plays it to its end, and back by the browser's history.
async fn switches(ground: &mut Ground<'_>, player: &Player) {
    let (browser, first, mended) = (ground.browser, player.name(), &player.versions[1]);
    let name = mended.name.as_str();
    tab_into(ground, first).await;
    ground
        .expect(
            format!("{first}: the switch comes first"),
            "document.activeElement.type === 'radio'",
        )
        .await;
    let page = browser.text("return location.pathname").await;
    browser.press(&char::from(Key::Right).to_string()).await;
    ground
        .expect(
            format!("{name}: an arrow key switches"),
            &format!("location.hash === '#{name}='"),
        )
        .await;
    ground
        .expect(
            format!("{name}: and turns no page"),
            &format!("location.pathname === {page:?}"),
        )
        .await;
    tab_to(ground, name, "0").await;
    let Some(end) = mended.shortest().into_iter().flatten().next() else {
        ground.wrong(format!("{name} has no end"));
        return;
    };
    play(ground, name, &end.schedule).await;
    let verdict = mended.verdict(last(mended, &end.schedule));
    let fine = format!(
        "played.status('{name}').includes({verdict:?}) && !played.section('{name}').querySelector('.explorer-fails')"
    );
    ground.expect(format!("{name}: it is mended"), &fine).await;
    let praised = format!("played.section('{name}').querySelector('.explorer-praise')");
    ground
        .expect(format!("{name}: to know that is praised"), &praised)
        .await;
    browser.press("r").await;
    // As many times Back as there were steps, one for the start again, and one for the switch.
    let entries = end.schedule.0.len() + 2;
    if entries > HISTORY {
        return;
    }
    let back = format!("history.go(-{entries})");
    browser.run(&back).await;
    let before = format!(
        "played.section('{name}').querySelector('input:checked').value === {first:?} && played.steps('{first}') === 0"
    );
    if !browser.becomes(&before).await {
        ground.wrong(format!("{name}: Back does not lead to the other version"));
    }
}

/// Presses the key of each move's thread, or Enter on the button of its way.
async fn play(ground: &mut Ground<'_>, name: &str, schedule: &Schedule) {
    let has_key = |by: &Move| by.way == 0 && by.thread < 10;
    for moves in schedule
        .0
        .chunk_by(|one, next| has_key(one) && has_key(next))
    {
        if has_key(&moves[0]) {
            let keys: String = moves.iter().map(Move::to_string).collect();
            ground.browser.press(&keys).await;
        } else {
            let by = &moves[0];
            tab_to(ground, name, &by.to_string()).await;
            ground.browser.press(ENTER).await;
            tab_into(ground, name).await;
            tab_to(ground, name, "0").await;
        }
    }
}

/// Puts the focus just before an explorer and presses Tab.
async fn tab_into(ground: &mut Ground<'_>, name: &str) {
    let before = format!(
        "const section = played.section('{name}');
         const all = [...document.querySelectorAll('a[href], button, summary')];
         const earlier = all.filter((e) => e.checkVisibility() && e.compareDocumentPosition(section) & Node.DOCUMENT_POSITION_FOLLOWING);
         earlier.at(-1).focus();"
    );
    ground.browser.run(&before).await;
    let inside = format!("document.activeElement.closest('section') === played.section('{name}')");
    // What scrolls by itself takes the focus too, such as a long transcript before it.
    for _ in 0..3 {
        ground.browser.press(TAB).await;
        if ground.browser.is(&inside).await {
            break;
        }
    }
    ground
        .expect(format!("{name}: Tab leads into it"), &inside)
        .await;
}

/// Presses Tab until the button of a move has the focus.
async fn tab_to(ground: &mut Ground<'_>, name: &str, by: &str) {
    for _ in 0..FAR {
        if ground.browser.is(&focused(by)).await {
            return;
        }
        ground.browser.press(TAB).await;
    }
    ground.wrong(format!("{name}: Tab never comes to the button of {by}"));
}

fn focused(by: &str) -> String {
    format!("document.activeElement.dataset.move === '{by}'")
}

/// Outside an explorer an arrow key turns the page.
async fn turns_the_page(ground: &mut Ground<'_>) {
    let browser = ground.browser;
    ground.load("").await;
    if !browser.is("document.querySelector('.turn-next')").await {
        return;
    }
    let page = browser.text("return location.pathname").await;
    browser.press(&char::from(Key::Right).to_string()).await;
    if !browser
        .becomes(&format!("location.pathname !== {page:?}"))
        .await
    {
        ground.wrong("the right arrow outside an explorer turns no page");
    }
    // What the next page asked for while it was loaded is its own.
    browser.log("performance").await;
}
