//! Measures what the page says of real clocks and real selects, in Go and in Rust, and records it
//! in `measured/time.json`. Run it with `cargo bench -p lesson-03-select-and-time --bench time` and
//! Go on the path; it takes a minute.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use lesson_03_select_and_time::sync::channel::{self, select};
use lesson_03_select_and_time::sync::thread;
use lesson_program::recorded::{plain_go_twin, run};
use lesson_program::{machine, measured};
use serde_json::{Value, json};

const DIR: &str = env!("CARGO_MANIFEST_DIR");
const MILLISECOND: Duration = Duration::from_millis(1);

/// Runs of `two-delays` as written, and how many at the same time: they do little but sleep.
const RUNS: usize = 200;
const AT_ONCE: usize = 20;

const PICKS: usize = 10_000;
const SLEEPS: usize = 2_000;

/// Rounds of two sleepers for each gap between their sleeps, in microseconds, and how many turns
/// they are made in.
const ROUNDS: usize = 1_000;
const TURNS: usize = 20;
const GAPS: [u64; 4] = [0, 10, 100, 1_000];

fn main() {
    if !env::args().any(|argument| argument == "--bench") {
        return; // `cargo test --all-targets` runs benches too
    }
    let mut record = machine::head();
    record.insert("load".into(), load().into());
    record.insert("two-delays".into(), two_delays());
    record.insert("both-ready".into(), both_ready());
    record.insert("picks".into(), picks());
    record.insert("late-microseconds".into(), late());
    record.insert("overtaken".into(), overtaken());
    measured::write(DIR, "time.json", &record);
}

/// How many threads of the whole machine wanted to run at a time, in the last minute on average.
fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or_default().to_owned()
}

/// How often each output of the program as written came.
fn two_delays() -> Value {
    let twin = plain_go_twin(DIR, "two-delays-as-written").expect("Go is installed");
    let outputs = |make: &(dyn Fn() -> Command + Sync)| {
        let mut counts =
            BTreeMap::from([("Hello-World".to_owned(), 0), ("World-Hello".to_owned(), 0)]);
        for _ in 0..RUNS / AT_ONCE {
            let printed: Vec<String> = thread::scope(|scope| {
                let runs: Vec<_> = (0..AT_ONCE)
                    .map(|_| scope.spawn(|| run(&mut make()).stdout))
                    .collect();
                runs.into_iter()
                    .map(|run| String::from_utf8(run.join().unwrap()).expect("UTF-8 output"))
                    .collect()
            });
            for printed in printed {
                let words: Vec<&str> = printed.lines().collect();
                *counts.get_mut(&words.join("-")).expect("an allowed output") += 1;
            }
        }
        counts
    };
    json!({
        "runs": RUNS,
        "go": outputs(&|| Command::new(&twin)),
        "rust": outputs(&|| {
            let mut program = Command::new(env!("CARGO_BIN_EXE_03"));
            program.args(["two-delays", "--as-written"]);
            program
        }),
    })
}

/// How often each output of `both-ready` came: the first select of a process.
fn both_ready() -> Value {
    let twin = plain_go_twin(DIR, "both-ready").expect("Go is installed");
    let outputs = |make: &dyn Fn() -> Command| {
        let mut counts = BTreeMap::from([("left", 0), ("right", 0)]);
        for _ in 0..RUNS {
            let printed = String::from_utf8(run(&mut make()).stdout).expect("UTF-8 output");
            *counts.get_mut(printed.trim()).expect("an allowed output") += 1;
        }
        json!(counts)
    };
    let in_rust = || {
        let mut program = Command::new(env!("CARGO_BIN_EXE_03"));
        program.arg("both-ready");
        program
    };
    json!({ "runs": RUNS, "go": outputs(&|| Command::new(&twin)), "rust": outputs(&in_rust) })
}

/// How often a select takes each of three arms that are all ready.
fn picks() -> Value {
    let ready = [(); 3].map(|()| channel::bounded::<()>(0).1); // nobody can send: all hung up
    let mut taken = [0; 3];
    for _ in 0..PICKS {
        select! {
            recv(ready[0]) -> _ => taken[0] += 1,
            recv(ready[1]) -> _ => taken[1] += 1,
            recv(ready[2]) -> _ => taken[2] += 1,
        }
    }
    json!({ "picks": PICKS, "go": go(&["picks", &PICKS.to_string()]), "rust": taken })
}

/// By how much a sleep of a millisecond is too long.
fn late() -> Value {
    let mut rust: Vec<u64> = (0..SLEEPS)
        .map(|_| {
            let start = Instant::now();
            thread::sleep(MILLISECOND);
            let lateness = start.elapsed().checked_sub(MILLISECOND);
            lateness.expect("a sleep is never too short").as_nanos() as u64
        })
        .collect();
    rust.sort_unstable();
    let go = go(&["late", &SLEEPS.to_string()]);
    let go: Vec<u64> = serde_json::from_value(go).expect("a sleep is never too short");
    json!({ "sleeps": SLEEPS, "go": summary(&go), "rust": summary(&rust) })
}

/// Of sorted nanoseconds, in microseconds.
fn summary(sorted: &[u64]) -> Value {
    let at = |percent: usize| (sorted[(sorted.len() - 1) * percent / 100] + 500) / 1_000;
    json!({ "least": at(0), "median": at(50), "most-of-99-percent": at(99), "most": at(100) })
}

/// How often the longer of two sleeps was heard first. Gaps and languages take turns, so that
/// whatever else the machine does falls on all of them alike.
fn overtaken() -> Value {
    let mut counts = GAPS.map(|gap| (gap, 0, 0));
    for _ in 0..TURNS {
        for (gap, in_go, in_rust) in &mut counts {
            let rounds = (ROUNDS / TURNS).to_string();
            let measured = go(&["overtaken", &rounds, &format!("{gap}us")]);
            *in_go += measured.as_u64().expect("a count");
            let gap = Duration::from_micros(*gap);
            let second_first = || u64::from(second_is_heard_first(gap));
            *in_rust += (0..ROUNDS / TURNS).map(|_| second_first()).sum::<u64>();
        }
    }
    let gaps = counts.map(
        |(gap, in_go, in_rust)| json!({ "gap-microseconds": gap, "go": in_go, "rust": in_rust }),
    );
    json!({ "rounds": ROUNDS, "gaps": gaps })
}

/// `order_by_sleep` without its prints.
fn second_is_heard_first(gap: Duration) -> bool {
    let (tx, rx) = channel::bounded(0);
    let tx2 = tx.clone();
    let first = thread::spawn(move || {
        thread::sleep(MILLISECOND);
        tx.send("Hello").unwrap();
    });
    let second = thread::spawn(move || {
        thread::sleep(MILLISECOND + gap);
        tx2.send("World").unwrap();
    });
    let words = [rx.recv().unwrap(), rx.recv().unwrap()];
    first.join().unwrap();
    second.join().unwrap();
    words == ["World", "Hello"]
}

/// What the twin that measures prints.
fn go(arguments: &[&str]) -> Value {
    let twin = plain_go_twin(DIR, "measured").expect("Go is installed");
    let output = run(Command::new(twin).args(arguments));
    assert!(output.status.success(), "{}", output.status);
    serde_json::from_slice(&output.stdout).expect("JSON")
}
