//! The words that generated parts of a page are made of: one table per language.
//!
//! An edition in another language has the same pages with the same directives, so whatever a
//! directive says in words is said here.

pub(crate) mod player;

use interleave_schedule::Kind;

use player::Player;

/// Everything generated HTML says in one language.
pub(crate) struct Words {
    pub(crate) part: fn(number: u32, title: &str) -> String,
    pub(crate) lesson: fn(number: &str, minutes: usize) -> String,
    pub(crate) chapter: fn(number: &str, title: &str) -> String,
    pub(crate) versions: &'static str,
    pub(crate) lessons: &'static str,
    pub(crate) lines: fn(first: usize, last: usize) -> String,
    pub(crate) program: fn(name: &str, as_written: bool) -> String,
    pub(crate) run: &'static str,
    pub(crate) copy: &'static str,
    pub(crate) live: &'static str,
    pub(crate) live_output: fn(name: &str, as_written: bool) -> String,
    pub(crate) recorded: fn(outputs: usize) -> String,
    pub(crate) abridged: &'static str,
    pub(crate) prints_nothing: &'static str,
    pub(crate) all_outputs: fn(outputs: usize) -> String,
    pub(crate) one_per_line: &'static str,
    pub(crate) standard_error: &'static str,
    pub(crate) exit_code: fn(code: i32) -> String,
    pub(crate) endless: &'static str,
    pub(crate) loom_label: fn(model: &str) -> String,
    pub(crate) model: &'static str,
    pub(crate) threads: &'static str,
    pub(crate) verdict: &'static str,
    pub(crate) passes: &'static str,
    pub(crate) fails: &'static str,
    pub(crate) executions: &'static str,
    pub(crate) failing_execution: &'static str,
    pub(crate) outcomes: fn(outcomes: usize) -> String,
    pub(crate) failure: &'static str,
    pub(crate) loom_limits: &'static str,
    pub(crate) loom_bound: fn(preemptions: u64) -> String,
    pub(crate) explorer: fn(name: &str) -> String,
    pub(crate) player: &'static Player,
    pub(crate) with_the_bug: &'static str,
    pub(crate) mended: &'static str,
    pub(crate) stale: &'static str,
    pub(crate) schedules: fn(at_least: bool, all: &str, endings: &str) -> String,
    pub(crate) ending: fn(kind: Kind, count: &str) -> String,
    pub(crate) simplest_failure: fn(verdict: &str, schedule: &str) -> String,
    pub(crate) step: &'static str,
    pub(crate) remark: &'static str,
    pub(crate) at_end_of_scope: &'static str,
    pub(crate) switched_by_choice: &'static str,
    pub(crate) had_to_switch: &'static str,
    pub(crate) tick: &'static str,
    /// Of what can happen: ticked, not ticked; then of what cannot.
    pub(crate) marks: [&'static str; 4],
    pub(crate) possible: &'static str,
    pub(crate) impossible: &'static str,
    pub(crate) see_it: &'static str,
    pub(crate) answer: &'static str,
    pub(crate) nothing: &'static str,
    pub(crate) nothing_more: &'static str,
    pub(crate) claim_says: fn(source: &str) -> String,
    pub(crate) claim_thought: &'static str,
    pub(crate) claims_counted: fn(all: usize, of_each: &str) -> String,
    pub(crate) claim_verdict: &'static str,
    pub(crate) verdict_true: &'static str,
    pub(crate) verdict_false: &'static str,
    pub(crate) verdict_half_true: &'static str,
    pub(crate) verdict_means_nothing: &'static str,
    pub(crate) evidence: &'static str,
    /// Of the table of ratios.
    pub(crate) measured_heads: [&'static str; 7],
    pub(crate) exercise: fn(number: &str, title: &str) -> String,
    pub(crate) your_file: &'static str,
    pub(crate) check: &'static str,
    pub(crate) check_does: &'static str,
    pub(crate) checker_says: fn(number: &str) -> String,
    pub(crate) hint: fn(number: usize) -> String,
    pub(crate) your_code: &'static str,
    pub(crate) play: &'static str,
    pub(crate) executions_of: fn(name: &str) -> String,
    pub(crate) executions_differ: fn(executions: u64, differing: u64) -> String,
    pub(crate) loads: fn(thread: usize, cell: &str, value: f64, by: Option<usize>) -> String,
    pub(crate) stores: fn(thread: usize, cell: &str, value: f64) -> String,
    pub(crate) exchanges: fn(thread: usize, cell: &str, old: f64, new: f64) -> String,
    pub(crate) is_refused: fn(thread: usize, cell: &str, value: f64, by: Option<usize>) -> String,
    pub(crate) although_newer: fn(thread: usize) -> String,
    pub(crate) prints_at_the_end: fn(printed: &str) -> String,
}

/// The table for a language tag of `book.toml`, such as `en`.
pub(crate) fn for_language(language: &str) -> Option<&'static Words> {
    match language {
        "en" => Some(&ENGLISH),
        _ => None,
    }
}

static ENGLISH: Words = Words {
    part: |number, title| format!("Part {number} · {title}"),
    lesson: |number, minutes| {
        let unit = if minutes == 1 { "minute" } else { "minutes" };
        format!("Lesson {number} · {minutes} {unit} to read")
    },
    chapter: |number, title| format!("{number} · {title}"),
    versions: "Versions",
    lessons: "Lessons",
    lines: |first, last| {
        if first == last {
            format!("line {first}")
        } else {
            format!("lines {first}–{last}")
        }
    },
    program: |name, as_written| format!("Program {name}{}", as_written_suffix(as_written)),
    run: "Run",
    copy: "Copy",
    live: "Just now, on your machine:",
    live_output: |name, as_written| {
        format!("Live output of {name}{}", as_written_suffix(as_written))
    },
    recorded: |outputs| match outputs {
        1 => "Recorded: the only output it may print.".to_owned(),
        n => format!(
            "Recorded: one of {} outputs it may print.",
            number(n as u64)
        ),
    },
    abridged: "Recorded, without the digits that differ from run to run (· and …).",
    prints_nothing: "It prints nothing.",
    all_outputs: |outputs| format!("all {} outputs", number(outputs as u64)),
    one_per_line: "One output per line; ⏎ ends a line of it, ∅ is no output at all.",
    standard_error: "On standard error:",
    exit_code: |code| format!("It exits with code {code}."),
    endless: "It never ends by itself.",
    loom_label: |model| format!("What loom says about {model}"),
    model: "Model",
    threads: "Threads, counting main",
    verdict: "Verdict",
    passes: "passes in every execution",
    fails: "fails",
    executions: "Executions explored",
    failing_execution: "Found in execution",
    outcomes: |outcomes| match outcomes {
        1 => "The only outcome".to_owned(),
        n => format!("{} outcomes", number(n as u64)),
    },
    failure: "Failure",
    loom_limits: "loom runs the model until it has tried every order of its steps that could make a \
                  difference. What it does not model: more than five threads, how long anything \
                  takes (a sleep may last any time), a main that returns while other threads still \
                  run, and some reorderings of atomic operations that the memory model allows.",
    loom_bound: |preemptions| {
        format!(
            "This search is bounded: executions that need more than {preemptions} preemptions \
             were left out."
        )
    },
    explorer: |name| format!("Explorer: {name}"),
    player: &player::ENGLISH,
    with_the_bug: "With the bug",
    mended: "Mended",
    stale: "This file has been changed since its schedules were explored, so lines and steps may not \
            fit: cargo test says how to explore them anew.",
    schedules: |at_least, all, endings| {
        let at_least = if at_least { "at least " } else { "" };
        format!("Its schedules, {at_least}{all} in all: {endings}.")
    },
    ending: |kind, count| {
        let (one, several) = match kind {
            Kind::Finished => ("finishes", "finish"),
            Kind::Deadlock => ("deadlocks", "deadlock"),
            Kind::Panic => ("panics", "panic"),
            Kind::CheckFailed => ("fails", "fail"),
            Kind::Leak => ("leaks a thread", "leak a thread"),
            Kind::NoProgress => ("makes no progress", "make no progress"),
        };
        format!("{count} {}", if count == "1" { one } else { several })
    },
    simplest_failure: |verdict, schedule| {
        format!("The simplest schedule that fails: {verdict} · schedule {schedule}")
    },
    step: "Step",
    remark: "Remark",
    at_end_of_scope: "made there, dropped now",
    switched_by_choice: "switched by choice",
    had_to_switch: "had to switch",
    tick: "Tick all that apply.",
    marks: [
        "can happen",
        "can happen: you did not tick it",
        "cannot happen: you ticked it",
        "cannot happen",
    ],
    possible: "is possible:",
    impossible: "is not possible",
    see_it: "a schedule that shows it",
    answer: "Answer",
    nothing: "nothing at all",
    nothing_more: "nothing more is printed",
    claim_says: |source| format!("The articles ({source}) say:"),
    claim_thought: "It is easily thought:",
    claims_counted: |all, of_each| match all {
        1 => format!("One claim ({of_each})."),
        _ => format!("{} claims ({of_each}).", number(all as u64)),
    },
    claim_verdict: "Verdict:",
    verdict_true: "true",
    verdict_false: "false",
    verdict_half_true: "half true",
    verdict_means_nothing: "means nothing",
    evidence: "Evidence:",
    measured_heads: [
        "Lesson and work",
        "Go",
        "Rust",
        "unit",
        "ratio",
        "ahead",
        "rounds",
    ],
    exercise: |number, title| format!("Exercise {number}: {title}"),
    your_file: "Write it in",
    check: "Check",
    check_does: "A check compiles your file, plays it through every schedule, tries it under loom and once on \
                 native threads. What it finds comes here: the shortest schedule that fails, if one does.",
    checker_says: |number| format!("What the checker says of exercise {number}"),
    hint: |number| format!("Hint {number}"),
    your_code: "Explorer: your own code",
    play: "Watch your own code do it, step by step",
    executions_of: |name| format!("Executions of {name}"),
    executions_differ: |executions, differing| {
        format!(
            "Which step comes next? loom, made to try every order of the steps, needs {} executions, of which {} differ in who sees what. \
             After an arrow: what can be printed in the end.",
            number(executions),
            number(differing)
        )
    },
    loads: |thread, cell, value, by| {
        format!(
            "{} loads {cell} and sees {value}, {}",
            who(thread),
            stored(by)
        )
    },
    stores: |thread, cell, value| format!("{} stores {value} in {cell}", who(thread)),
    exchanges: |thread, cell, old, new| {
        format!("{} finds {cell} still {old}, and stores {new}", who(thread))
    },
    is_refused: |thread, cell, value, by| {
        let who = who(thread);
        format!(
            "{who} does not store: {cell} has become {value}, {}",
            stored(by)
        )
    },
    although_newer: |thread| format!("although {} has stored since", who(thread)),
    prints_at_the_end: |printed| format!("printed: {printed}"),
};

fn who(thread: usize) -> String {
    match thread {
        0 => "main".to_owned(),
        number => format!("thread {number}"),
    }
}

fn stored(by: Option<usize>) -> String {
    match by {
        None => "which was there from the start".to_owned(),
        Some(thread) => format!("which {} has stored", who(thread)),
    }
}

fn as_written_suffix(as_written: bool) -> &'static str {
    if as_written { ", as written" } else { "" }
}

/// A whole number with its thousands separated: `64,440`.
pub(crate) fn number(number: u64) -> String {
    grouped(&number.to_string())
}

/// The same of a number in digits, which may be longer than any machine's.
pub(crate) fn grouped(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
