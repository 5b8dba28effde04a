//! What an explorer says at the end of every outcome's schedule, and on the way there, is what the
//! crate says.

use std::collections::BTreeSet;

use interleave_schedule::{BigUint, Futures, Graph, Kind, Schedule};
use serde::Deserialize;

use super::{Ground, last, simplest_failure};
use crate::Browser;

/// What a reader sees and hears of an explorer; `page.js` fills it.
#[derive(Debug, Deserialize)]
struct Seen {
    ended: bool,
    unfolded: bool,
    shown: bool,
    verdict: Vec<String>,
    fails: bool,
    why: Option<String>,
    printed: String,
    futures: Option<String>,
    bar: Vec<(bool, f64)>,
    steps: usize,
    arrows: Vec<(usize, usize)>,
    copied: Option<String>,
    unexplained: Vec<String>,
    goals: usize,
    reached: usize,
    status: String,
}

pub(super) async fn check(ground: &mut Ground<'_>) {
    let first = first_address(ground);
    ground.load(&first).await;
    let players = std::mem::take(&mut ground.players);
    for player in &players {
        for (index, graph) in player.versions.iter().enumerate() {
            let mended = index > 0;
            if mended
                && graph
                    .outcomes
                    .iter()
                    .any(interleave_schedule::Outcome::fails)
            {
                ground.wrong(format!("{} is mended and fails", graph.name));
            }
            let futures = graph.futures();
            for schedule in stops(graph) {
                let seen = seen(ground.browser, &graph.name, &schedule).await;
                for problem in compare(graph, &futures, &schedule, &seen) {
                    ground.wrong(format!("{}={schedule}: {problem}", graph.name));
                }
            }
        }
        let start = Schedule::default();
        let seen = seen(ground.browser, player.name(), &start).await;
        if seen.goals == 0 || seen.reached != seen.goals {
            let (reached, goals) = (seen.reached, seen.goals);
            let name = player.name();
            ground.wrong(format!(
                "{name}: all was seen, and {reached} of {goals} goals are reached"
            ));
        }
    }
    ground.players = players;
}

/// The same on the book's own server: one end is enough.
pub(super) async fn served(browser: &Browser, page: &str, url: &str) -> Vec<String> {
    browser.open(url).await;
    let condition = "return played.versions()[0][0]";
    let found = browser.run(condition).await;
    let (name, json): (String, String) = serde_json::from_value(found).expect("it has a version");
    let graph = Graph::from_json(&json).expect("it is a graph");
    let mut problems = Vec::new();
    for schedule in stops(&graph) {
        let seen = seen(browser, &name, &schedule).await;
        problems.extend(compare(&graph, &graph.futures(), &schedule, &seen));
    }
    let named = |problem| format!("{page} as served, {name}: {problem}");
    problems.into_iter().map(named).collect()
}

/// The address of the first explorer's simplest failure, or of its first end.
fn first_address(ground: &Ground<'_>) -> String {
    let Some(player) = ground.players.first() else {
        return String::new();
    };
    let graph = &player.versions[0];
    let simplest = simplest_failure(graph);
    let first = simplest.or_else(|| graph.shortest().into_iter().flatten().next());
    let schedule = first.map(|shortest| shortest.schedule).unwrap_or_default();
    format!("#{}={schedule}", graph.name)
}

/// The end of every outcome, the simplest failure's first, each way there at its half, and a few
/// places more.
fn stops(graph: &Graph) -> Vec<Schedule> {
    let simplest = simplest_failure(graph).map(|shortest| shortest.schedule);
    let ends = graph.shortest().into_iter().flatten();
    let ends: Vec<Schedule> = simplest
        .into_iter()
        .chain(ends.map(|shortest| shortest.schedule))
        .collect();
    let part = |end: &Schedule, of: usize| {
        Schedule(end.0.iter().take(end.0.len() / of).copied().collect())
    };
    let mut stops = ends.clone();
    stops.extend(ends.iter().map(|end| part(end, 2)));
    stops.extend(
        ends.iter()
            .take(1)
            .flat_map(|end| [part(end, 3), part(end, 4)]),
    );
    let mut known = BTreeSet::new();
    stops.retain(|stop| known.insert(stop.clone()));
    stops
}

async fn seen(browser: &Browser, name: &str, schedule: &Schedule) -> Seen {
    let script =
        format!("played.go('#{name}={schedule}').then(() => played.seen('{name}')).then(done)");
    serde_json::from_value(browser.run_async(&script).await).expect("it is all there")
}

fn compare(graph: &Graph, futures: &Futures, schedule: &Schedule, seen: &Seen) -> Vec<String> {
    let mut problems = Vec::new();
    let mut differ = |what: &str, page: &dyn std::fmt::Debug, ours: &dyn std::fmt::Debug| {
        let (page, ours) = (format!("{page:?}"), format!("{ours:?}"));
        if page != ours {
            problems.push(format!("{what}: the page has\n    {page}\nnot\n    {ours}"));
        }
    };
    let node = last(graph, schedule);
    let outcome = graph.nodes[node]
        .outcome
        .map(|outcome| &graph.outcomes[outcome]);
    let fails = outcome.is_some_and(interleave_schedule::Outcome::fails);
    differ(
        "unfolded, shown",
        &(seen.unfolded, seen.shown),
        &(true, true),
    );
    differ("steps", &seen.steps, &schedule.0.len());
    differ(
        "ended, fails",
        &(seen.ended, seen.fails),
        &(outcome.is_some(), fails),
    );

    if outcome.is_some() {
        let verdict = graph.verdict(node);
        differ("verdict", &seen.verdict.first(), &Some(&verdict));
        let heard = seen.status.contains(&verdict);
        differ("verdict in the live region", &heard, &true);
    }
    let closing = graph.closing_sentence(node);
    if fails && closing != "Nobody waits." {
        differ("closing sentence", &seen.verdict.get(1), &Some(&closing));
    }
    if fails {
        differ("explanation", &seen.verdict.last(), &seen.why.as_ref());
    }
    differ("printed", &seen.printed, &printed(graph, schedule));
    differ("reasons missing", &seen.unexplained, &Vec::<String>::new());

    let counts = futures.of(node);
    let sentence = outcome.is_none().then(|| sentence(graph, counts));
    differ("futures", &seen.futures, &sentence);
    differ("bar", &seen.bar, &bar(graph, counts));
    let arrows = graph.arrows(schedule).expect("the schedule fits");
    differ("arrows", &seen.arrows, &arrows);
    let drawn = graph.draw(schedule).expect("the schedule fits");
    differ("copied text", &seen.copied, &Some(drawn));
    problems
}

/// What the program has printed by the end of `schedule`.
fn printed(graph: &Graph, schedule: &Schedule) -> String {
    let node = last(graph, schedule);
    let printed = match graph.nodes[node].outcome {
        Some(outcome) => graph.outcomes[outcome].output.clone(),
        None => {
            let rows = graph.rows(schedule).expect("the schedule fits");
            let lines = rows.iter().filter_map(|row| {
                let quoted = row.event.text.strip_prefix("print ")?;
                Some(serde_json::from_str::<String>(quoted).expect("quoted") + "\n")
            });
            lines.collect()
        }
    };
    match printed.is_empty() {
        true => "nothing".to_owned(),
        false => printed,
    }
}

/// What can still happen, in words: failures first.
fn sentence(graph: &Graph, counts: &[BigUint]) -> String {
    let kinds: BTreeSet<Kind> = graph.outcomes.iter().map(|outcome| outcome.kind).collect();
    let (fine, failing): (Vec<Kind>, Vec<Kind>) =
        kinds.into_iter().partition(|kind| *kind == Kind::Finished);
    let mut parts: Vec<String> = Vec::new();
    for kind in failing.into_iter().chain(fine.clone()) {
        let of_kind = graph.outcomes.iter().zip(counts);
        let of_kind = of_kind.filter(|(outcome, _)| outcome.kind == kind);
        let count: BigUint = of_kind.map(|(_, count)| count).sum();
        if count == BigUint::ZERO {
            continue;
        }
        let one = count == BigUint::from(1u8);
        let schedules = match (parts.is_empty(), one) {
            (true, true) => " schedule",
            (true, false) => " schedules",
            (false, _) => "",
        };
        let verb = verb(kind, one);
        parts.push(format!("{}{schedules} {verb}", grouped(&count)));
    }
    let mut good = graph.outcomes.iter().zip(counts);
    let doomed = !good.any(|(outcome, count)| !outcome.fails() && *count > BigUint::ZERO);
    let whole = graph.limits.is_empty();
    let at_least = if whole { "" } else { "at least " };
    let mut sentence = format!("From here {at_least}{}.", parts.join(", "));
    if doomed && whole {
        sentence.push_str(" There is no way to a good end.");
    }
    for limit in &graph.limits {
        sentence.push(' ');
        sentence.push_str(limit);
    }
    sentence
}

fn verb(kind: Kind, one: bool) -> &'static str {
    let (singular, plural) = match kind {
        Kind::Finished => ("finishes", "finish"),
        Kind::Deadlock => ("deadlocks", "deadlock"),
        Kind::Panic => ("panics", "panic"),
        Kind::CheckFailed => ("fails", "fail"),
        Kind::Leak => ("leaks a thread", "leak a thread"),
        Kind::NoProgress => ("makes no progress", "make no progress"),
    };
    if one { singular } else { plural }
}

/// `64,440`.
fn grouped(count: &BigUint) -> String {
    let digits = count.to_string().into_bytes();
    let groups = digits.rchunks(3).rev();
    let groups: Vec<String> = groups
        .map(|group| String::from_utf8_lossy(group).into_owned())
        .collect();
    groups.join(",")
}

/// A part for every outcome that can still be, in ten-thousandths, and whether it fails.
fn bar(graph: &Graph, counts: &[BigUint]) -> Vec<(bool, f64)> {
    let all: BigUint = counts.iter().sum();
    let possible = graph.outcomes.iter().zip(counts);
    let possible = possible.filter(|(_, count)| **count > BigUint::ZERO);
    let parts = possible.map(|(outcome, count)| {
        let share: u32 = (count * 10_000u32 / &all).try_into().expect("a share");
        (outcome.fails(), f64::from(share.max(1)))
    });
    parts.collect()
}
