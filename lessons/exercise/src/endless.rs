//! What to say of a program that comes to no end.

use std::collections::BTreeSet;

use interleave_schedule::{Event, Graph, Row, Schedule, Turns};
use interleave_sync::explored::model::Stuck;

use crate::Violation;

/// What is violated by `schedule`, whose outcome is "no progress".
pub(crate) fn violation(graph: &Graph, schedule: &Schedule) -> Violation {
    let rows = graph.rows(schedule).unwrap_or_default();
    match graph.turns(schedule).ok().flatten() {
        Some(turns) => goes_round(&rows, turns),
        None => Violation {
            name: "endless loop".to_owned(),
            sentence: match rows.last() {
                Some(row) => format!(
                    "after {} steps no end is in sight; the last was {}",
                    rows.len(),
                    named(&row.event)
                ),
                None => "no end is in sight".to_owned(),
            },
        },
    }
}

/// Who goes round alone, and neither prints nor spawns, does nothing there but to look whether
/// somebody else has come further.
fn goes_round(rows: &[Row], turns: Turns) -> Violation {
    let turn = &rows[turns.before..turns.before + turns.steps];
    let threads: BTreeSet<u8> = turn.iter().map(|row| row.thread).collect();
    let who: Vec<String> = threads.iter().map(|&thread| called(thread)).collect();
    let acts = |row: &Row| row.event.spawns.is_some() || row.event.text.starts_with("print ");
    let what: Vec<String> = turn
        .iter()
        .take(SHOWN)
        .map(|row| named(&row.event))
        .collect();
    let more = match turn.len().saturating_sub(SHOWN) {
        0 => "",
        _ => ", and so on",
    };
    let (who, what) = (who.join(" and "), what.join(", "));
    match threads.len() > 1 || turn.iter().any(acts) {
        false => Violation {
            name: "busy wait".to_owned(),
            sentence: format!(
                "{who} keeps asking instead of waiting, for ever: {what}{more}. A thread that must \
                 wait should block, as `recv`, `lock`, `wait` and `join` do"
            ),
        },
        true => Violation {
            name: "endless loop".to_owned(),
            sentence: format!("the same is done again and again, by {who}: {what}{more}"),
        },
    }
}

/// How many operations of a turn are named.
const SHOWN: usize = 4;

/// The sentence for a thread that never comes to its next operation.
pub(crate) fn stuck(stuck: &Stuck, seconds: u64) -> String {
    let who = called(stuck.thread);
    let at = stuck.place.as_ref().map_or(String::new(), |place| {
        format!("{}:{}", short(&place.file), place.line)
    });
    let since = match (&stuck.after, at.as_str()) {
        (Some(verb), at) => format!("after its `{verb}` at {at}"),
        (None, "") => "from its beginning".to_owned(),
        (None, at) => format!("from its beginning, spawned at {at}"),
    };
    format!(
        "{who} has done nothing with `crate::sync` for {seconds} s {since}: is there a loop without \
         end, or does it wait for something of std's?"
    )
}

fn called(thread: u8) -> String {
    match thread {
        0 => "main".to_owned(),
        thread => format!("thread {thread}"),
    }
}

/// `try to lock bob (exercise.rs:16)`.
fn named(event: &Event) -> String {
    match &event.place {
        Some(place) => format!("{} ({}:{})", event.text, short(&place.file), place.line),
        None => event.text.clone(),
    }
}

fn short(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}
