//! Explorers in mid-schedule and at a failing end, in every theme and on a narrow screen; and what
//! lights up.

use interleave_schedule::{Graph, Schedule};

use super::{Ground, simplest_failure};
use crate::pages::{OVERFLOW, axe, dark};

const ALL: &str = "'section.explorer'";

/// Colours are those of every explorer: the other themes are seen by the page's first.
const FIRST: &str = "document.querySelector('section.explorer')";

pub(super) async fn check(ground: &mut Ground<'_>) {
    ground.load("").await;
    let players = std::mem::take(&mut ground.players);
    let graphs: Vec<&Graph> = players.iter().map(|player| &player.versions[0]).collect();
    for (at, of) in [("in mid-schedule", 2), ("at a failing end", 1)] {
        for graph in &graphs {
            let schedule = part(graph, of);
            let go = format!("played.go('#{}={schedule}').then(done)", graph.name);
            ground.browser.run_async(&go).await;
        }
        themes(ground, at).await;
    }
    if graphs.iter().all(|graph| with_an_arrow(graph).is_none()) {
        ground.wrong("no schedule has a line with an arrow");
    }
    for graph in graphs {
        lights(ground, graph).await;
    }
    legends(ground).await;
    ground.players = players;
}

/// The words are explained where a reader asks for it.
async fn legends(ground: &mut Ground<'_>) {
    for (what, condition) in [
        ("the legends are folded", "every((legend) => !legend.open)"),
        (
            "each explains words",
            "every((legend) => legend.querySelectorAll('dt + dd').length > 2)",
        ),
        (
            "each explorer has one",
            "length === document.querySelectorAll('section.explorer').length",
        ),
    ] {
        let legends = "[...document.querySelectorAll('.explorer-live .explorer-legend')]";
        ground.expect(what, &format!("{legends}.{condition}")).await;
    }
}

/// The simplest failing schedule, or one that does not fail, or the beginning of it.
fn part(graph: &Graph, of: usize) -> Schedule {
    let simplest = simplest_failure(graph);
    let any = simplest.or_else(|| graph.shortest().into_iter().flatten().next());
    let mut schedule = any.map(|shortest| shortest.schedule).unwrap_or_default();
    schedule.0.truncate(schedule.0.len().div_ceil(of));
    schedule
}

async fn themes(ground: &mut Ground<'_>, at: &str) {
    let browser = ground.browser;
    let mut found = axe(browser, ALL, "").await;
    found.extend(dark(browser, FIRST).await);
    // The theme as it was before `dark` chose another.
    browser.prefer("light", "screen").await;
    browser
        .run("document.documentElement.className = 'js light'")
        .await;
    browser.resize(360, 800).await;
    found.extend(axe(browser, FIRST, "").await);
    let wide = browser.text(OVERFLOW).await;
    browser.resize(1600, 900).await;
    if !wide.is_empty() {
        found.push(wide);
    }
    for problem in found {
        ground.wrong(format!("{at}: {problem}"));
    }
}

/// With the mouse on a line of the transcript, or the focus, its source line and its arrows light
/// up, and nothing else does.
async fn lights(ground: &mut Ground<'_>, graph: &Graph) {
    let (browser, name) = (ground.browser, graph.name.as_str());
    let Some((schedule, step, expected)) = with_an_arrow(graph) else {
        return;
    };
    let go = format!("played.go('#{name}={schedule}').then(done)");
    browser.run_async(&go).await;
    ground.unfold(name).await;
    let lit = format!("return played.lit('{name}')");
    let id = browser
        .text(&format!("return played.section('{name}').id"))
        .await;
    let line = format!("#{id} .explorer-steps li:nth-child({step}) button");
    let center = format!("document.querySelector('{line}').scrollIntoView({{ block: 'center' }})");
    browser.run(&center).await;
    browser.hover(&line).await;
    let hovered = browser.text(&lit).await;
    browser.hover("header").await;
    let left = browser.text(&lit).await;
    browser
        .run(&format!("document.querySelector('{line}').focus()"))
        .await;
    let focused = browser.text(&lit).await;
    browser.run("document.activeElement.blur()").await;
    let blurred = browser.text(&lit).await;
    for (how, found, wanted) in [
        ("the mouse on it", hovered, expected.as_str()),
        ("the mouse elsewhere", left, ""),
        ("the focus on it", focused, &expected),
        ("the focus elsewhere", blurred, ""),
    ] {
        if found != wanted {
            ground.wrong(format!(
                "{name}, step {step}, {how}: {found:?} is lit, not {wanted:?}"
            ));
        }
    }
}

/// A schedule, the last step of it that has a line in a file and an arrow, and what both are.
fn with_an_arrow(graph: &Graph) -> Option<(Schedule, usize, String)> {
    for shortest in graph.shortest().into_iter().flatten() {
        let schedule = shortest.schedule;
        let rows = graph.rows(&schedule).expect("the schedule fits");
        let arrows = graph.arrows(&schedule).expect("the schedule fits");
        for step in (1..=rows.len()).rev() {
            let own = arrows
                .iter()
                .filter(|(from, to)| *from == step || *to == step);
            let own: Vec<String> = own.map(|(from, to)| format!("{from}-{to}")).collect();
            if let (Some(place), false) = (&rows[step - 1].event.place, own.is_empty()) {
                let lit = format!("{}:{} {}", place.file, place.line, own.join(" "));
                return Some((schedule, step, lit));
            }
        }
    }
    None
}
