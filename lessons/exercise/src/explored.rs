//! Checks on the explorer: everything that can happen.

use std::collections::BTreeSet;
use std::process;
use std::time::Duration;

use interleave_schedule::{Graph, Kind, Limits, Outcome, Phase, Schedule, Shortest};
use interleave_sync::explored::model::{self, Clock, Ending, Options};

use crate::{Check, Checked, Line, Violation, endless, limits};

/// Most steps of a run; a longer one makes no progress.
const STEPS: usize = 300;

/// Most states of a first look, which is enough to find most faults.
const FIRST: usize = 1_000;

/// Most states of all.
const MOST: usize = 100_000;

/// A program with more threads than this is not looked at twice.
const FEW_THREADS: usize = 8;

/// How long a thread may go without an operation of `sync`, in seconds: far longer than any that
/// comes to one.
const PATIENCE: u64 = 4;

/// Runs the checks in order, up to the first that fails, and reports. A thread that never comes to
/// its next operation ends the process.
pub fn main(checks: &[Check]) {
    limits::set();
    model::watch(Duration::from_secs(PATIENCE), |stuck| {
        let sentence = endless::stuck(&stuck, PATIENCE);
        Line::Stuck { sentence }.tell();
        process::exit(1)
    });
    for check in checks {
        let name = check.name.to_owned();
        Line::Begins { check: name }.tell();
        let checked = examine(check);
        let fails = checked.violation.is_some();
        Line::Checked(Box::new(checked)).tell();
        if fails {
            break;
        }
    }
    Line::Ends.tell();
}

/// Explores one check.
pub fn examine(check: &Check) -> Checked {
    let (graph, options) = explore(check);
    let all = check.does.and_then(|does| does(&graph).err());
    let shortest = graph.shortest();
    let failing = simplest_failure(&graph, &shortest);
    let mut violated: BTreeSet<String> = (graph.outcomes.iter().zip(&shortest))
        .filter(|(outcome, _)| outcome.fails())
        .map(|(outcome, shortest)| {
            // One that every way to was cut off from has none.
            let schedule = shortest.as_ref().map(|shortest| shortest.schedule.clone());
            violation(&graph, outcome, &schedule.unwrap_or_default()).name
        })
        .collect();
    violated.extend(all.as_ref().map(|message| Violation::of(message).name));
    let (violation, schedule) = match (failing, all) {
        (Some((outcome, schedule)), _) => {
            let violation = violation(&graph, outcome, &schedule);
            (Some(violation), Some(schedule))
        }
        (None, Some(message)) => (Some(Violation::of(&message)), simplest(&shortest)),
        (None, None) => (None, None),
    };
    let panic = (schedule.as_ref())
        .filter(|_| violation.as_ref().is_some_and(|it| it.name == "panic"))
        .and_then(|schedule| model::panics_at(options, check.program, schedule));
    Checked {
        check: check.name.to_owned(),
        schedules: graph.paths().to_string(),
        states: graph.nodes.len(),
        threads: graph.threads.len(),
        limits: graph.limits.clone(),
        graph: (violation.is_some())
            .then(|| serde_json::from_str(&graph.to_json()).expect("a graph is JSON")),
        violation,
        schedule: schedule.map(|schedule| schedule.to_string()),
        panic,
        violated: violated.into_iter().collect(),
    }
}

/// A first look, and where it is cut off before it found a fault, all of it. What has found that a
/// program goes on for ever, or spawns without end, is not looked at twice: that would only take long.
fn explore(check: &Check) -> (Graph, Options) {
    let options = |nodes| Options {
        ending: if check.drains {
            Ending::Drains
        } else {
            Ending::Ends
        },
        clock: if check.late {
            Clock::Late
        } else {
            Clock::Exact
        },
        steps: STEPS,
        limits: Limits {
            nodes,
            ..Limits::default()
        },
        ..Options::default()
    };
    let explore = |nodes| {
        let graph = model::explore(check.name, options(nodes), check.program);
        match check.prints {
            Some(prints) => graph.judge(prints),
            None => graph,
        }
    };
    let first = explore(FIRST);
    let endless = |outcome: &Outcome| outcome.kind == Kind::NoProgress;
    let enough = first.limits.is_empty()
        || first.outcomes.iter().any(endless)
        || first.threads.len() > FEW_THREADS;
    let graph = if enough { first } else { explore(MOST) };
    (graph, options(MOST))
}

/// The outcome that fails with the fewest preemptions, then the fewest steps.
fn simplest_failure<'a>(
    graph: &'a Graph,
    shortest: &[Option<Shortest>],
) -> Option<(&'a Outcome, Schedule)> {
    let all = graph.outcomes.iter().zip(shortest);
    all.filter(|(outcome, _)| outcome.fails())
        .filter_map(|(outcome, shortest)| Some((outcome, shortest.as_ref()?)))
        .min_by_key(|(_, shortest)| (shortest.preemptions, shortest.schedule.0.len()))
        .map(|(outcome, shortest)| (outcome, shortest.schedule.clone()))
}

fn simplest(shortest: &[Option<Shortest>]) -> Option<Schedule> {
    let all = shortest.iter().flatten();
    all.min_by_key(|shortest| (shortest.preemptions, shortest.schedule.0.len()))
        .map(|shortest| shortest.schedule.clone())
}

/// What a failing outcome violates, to which `schedule` leads.
fn violation(graph: &Graph, outcome: &Outcome, schedule: &Schedule) -> Violation {
    let message = outcome.message.as_deref().unwrap_or_default();
    let sentence = match outcome.kind {
        Kind::CheckFailed => return Violation::of(message),
        Kind::NoProgress => return endless::violation(graph, schedule),
        Kind::Deadlock if !message.is_empty() => message,
        Kind::Deadlock if main_is_left(graph, schedule) => {
            "main waits, and no other thread is left that could help"
        }
        Kind::Deadlock => "main waits, and so does everyone who could help",
        Kind::Leak | Kind::Panic => message,
        Kind::Finished => "",
    };
    Violation {
        name: outcome.kind.words().to_owned(),
        sentence: sentence.to_owned(),
    }
}

/// Whether all threads but main have ended when `schedule` has.
fn main_is_left(graph: &Graph, schedule: &Schedule) -> bool {
    let passed = graph.replay(schedule).unwrap_or_default();
    let last = &graph.nodes[passed.last().copied().unwrap_or_default()];
    let ended = |phase| matches!(phase, Phase::Ended | Phase::Panicked);
    let others = last.state.threads.iter().filter(|state| state.thread != 0);
    others.map(|state| state.phase).all(ended)
}
