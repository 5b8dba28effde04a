//! What the live part of an explorer says that does not depend on where the reader stands.

use crate::words::number;

/// Everything that the live part's HTML says in one language. What its scripts say as the reader
/// moves stands in `book/theme/js/words.js`.
pub(crate) struct Player {
    pub(crate) version: &'static str,
    pub(crate) goals: &'static str,
    pub(crate) reached: &'static str,
    pub(crate) break_it: &'static str,
    pub(crate) break_cheaply: fn(preemptions: usize) -> String,
    /// Before and after the number found so far.
    pub(crate) collect: (&'static str, fn(all: usize) -> String),
    pub(crate) mend: fn(schedules: &str, fail: &str) -> String,
    pub(crate) end: fn(schedules: &str, fail: &str) -> String,
    /// For breaking it, breaking it cheaply, collecting, and seeing one that holds.
    pub(crate) praise: [&'static str; 4],
    pub(crate) threads: &'static str,
    pub(crate) back: &'static str,
    pub(crate) forward: &'static str,
    pub(crate) reset: &'static str,
    /// Before and after the name of who is run.
    pub(crate) run: (&'static str, &'static str),
    pub(crate) main: &'static str,
    pub(crate) show: &'static str,
    pub(crate) copy: &'static str,
    pub(crate) objects: &'static str,
    pub(crate) outcomes: &'static str,
    pub(crate) printed: &'static str,
    pub(crate) transcript: &'static str,
    pub(crate) before: &'static str,
    pub(crate) keys: &'static str,
    pub(crate) legend: &'static str,
    /// What steps and states are called, and what that means.
    pub(crate) terms: &'static [Term],
}

/// An entry of the legend.
pub(crate) struct Term {
    /// As it is shown.
    pub(crate) term: &'static str,
    /// It is explained where the text of a step or state has one of these in it.
    pub(crate) marks: &'static [&'static str],
    pub(crate) meaning: &'static str,
}

const fn term(term: &'static str, marks: &'static [&'static str], meaning: &'static str) -> Term {
    Term {
        term,
        marks,
        meaning,
    }
}

pub(super) static ENGLISH: Player = Player {
    version: "Version",
    goals: "Goals",
    reached: "reached",
    break_it: "Make it fail.",
    break_cheaply: |preemptions| match preemptions {
        0 => "Make it fail without a single preemption: switch only where you must.".to_owned(),
        1 => "Make it fail with only one preemption: else switch only where you must.".to_owned(),
        n => format!("Make it fail with only {n} preemptions: else switch only where you must."),
    },
    collect: ("Find every outcome:", |all| {
        format!("of {} so far.", number(all as u64))
    }),
    mend: |schedules, fail| {
        format!(
            "Switch to the mended version and run it to its end: {fail} of its {schedules} schedules fail."
        )
    },
    end: |schedules, fail| format!("Run it to its end: {fail} of its {schedules} schedules fail."),
    praise: [
        "Well done: you broke it.",
        "Well done: it takes no more than that.",
        "Well done: you have seen all there is to see.",
        "It holds, and would have however you had played.",
    ],
    threads: "Who moves next?",
    back: "Back",
    forward: "Forward",
    reset: "Start again",
    run: ("Run", "until it must wait"),
    main: "main",
    show: "Show me a failure",
    copy: "Copy as text",
    objects: "What threads share",
    outcomes: "How it can end",
    printed: "Printed so far",
    transcript: "What has happened",
    before: "Nothing yet. Choose a thread.",
    keys: "Keys, with the focus in here: a thread’s number moves it, ← goes back, → goes forward to \
           what was taken back, or moves the same thread again, G runs it until it must wait, R \
           starts again.",
    legend: "What the words mean",
    terms: &[
        term(
            "spawn → 1",
            &["spawn"],
            "the thread starts another, thread 1",
        ),
        term(
            "waits for …",
            &["waits for ", "begin to wait for "],
            "it cannot go on until that happens or is free; to begin to wait is a step of its own",
        ),
        term(
            "lock, unlock, gets",
            &["lock ", "unlock ", "gets "],
            "it takes a lock that is free; gives it back; has one at last that it had to wait for",
        ),
        term(
            "send to, has sent to",
            &["send to ", "has sent to "],
            "it puts a message in; a sender that had to wait is rid of its message",
        ),
        term(
            "receive from, receives from",
            &["receive from ", "receives from "],
            "it takes a message that is there; a receiver that had to wait has one at last",
        ),
        term(
            "← 1, → 1",
            &["←"],
            "from whom the message comes, or to whom it goes",
        ),
        term(
            "drop a sender, drop a receiver",
            &["drop a "],
            "one end of the channel is given up; the last of its kind hangs up",
        ),
        term(
            "hangs up, senders gone",
            &["hangs up", "hung up", "gone"],
            "nobody can send any more, so who waits for a message learns that none will come (or nobody receives, and a send fails)",
        ),
        term(
            "room in …",
            &["room in "],
            "the channel is full: there must first be a place in it",
        ),
        term(
            "select",
            &["select", "one of "],
            "it takes what comes first of several; where more than one can be taken, you choose",
        ),
        term("join 1", &["join "], "it waits until thread 1 has ended"),
        term(
            "add …, take …, count",
            &["add ", "take ", " to reach 0", "count "],
            "a wait group counts tasks; wait ends when the count is zero",
        ),
        term(
            "wait on …, lock again",
            &["wait on ", "lock again "],
            "it gives the lock back and waits at a condition variable; once woken it takes the lock again before it goes on",
        ),
        term(
            "try to receive",
            &["try to "],
            "it looks once and waits for nothing",
        ),
        term(
            "load, store",
            &["load ", "store "],
            "it reads an atomic value, or writes one",
        ),
        term(
            "compare and exchange",
            &["compare and exchange"],
            "it writes an atomic value if it still is what it expects, in one step",
        ),
        term(
            "wait for …, … ends",
            &["wait for ", " ends"],
            "it waits if it must, on a wait group or a condition variable; what it waited for has happened, and it goes on",
        ),
        term(
            "notify, a notification",
            &["notify", "notification"],
            "a thread that waits at a condition variable is woken",
        ),
        term(
            "sleep, time to pass",
            &["sleep ", "time to "],
            "it waits until its time has come; how much the others do meanwhile is not fixed",
        ),
        term(
            "read, write",
            &["read ", "write "],
            "it looks at a value that others can change, or changes it",
        ),
        term(
            "poisoned",
            &["poisoned"],
            "a thread panicked while it held the lock",
        ),
        term(
            "made there, dropped now",
            &["made there"],
            "the line is that on which the guard or handle was made; this happens where its scope ends",
        ),
        term(
            "return",
            &["return"],
            "the thread’s function ends, and the thread with it",
        ),
        term(
            "end of the scope",
            &["end of the scope"],
            "a scope waits until the threads that were started in it have ended",
        ),
        term(
            "switched by choice, had to switch",
            &[""],
            "another thread moves than before although that could have gone on (a preemption), or because it could not",
        ),
    ],
};
