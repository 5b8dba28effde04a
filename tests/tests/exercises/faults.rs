//! What a reader may write by mistake or by intent: each is a diagnosis, none is a hang, and no
//! process is left.

use std::env;
use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use interleave_schedule::Graph;
pub use interleave_sync::explored as sync;
use lesson_exercise::{Check, REPORT};
use workbook::course::{Limits, Reported, State, Verdict, run};
use workbook_tests::workspace;

#[path = "faults/programs.rs"]
mod programs;

/// In the environment of a child: which program it is to run.
const CHILD: &str = "INTERLEAVE_EXERCISE_CHILD";

/// Does nothing, but in a child process: there it is the explorer's machine.
#[test]
fn machine() {
    if let Ok(name) = env::var(CHILD) {
        let (_, program) = programs::ALL
            .iter()
            .find(|(known, _)| *known == name)
            .unwrap();
        lesson_exercise::explored::main(&[Check::new("a check", *program).drains()]);
    }
}

/// What a reader is told of a program, and what its process printed.
fn judged(name: &str) -> (Verdict, String) {
    judged_of(name, "")
}

/// The same of one whose file is `source`.
fn judged_of(name: &str, source: &str) -> (Verdict, String) {
    let report = tempfile::NamedTempFile::new().unwrap();
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args(["machine", "--exact", "--nocapture", "--test-threads=1"])
        .env(CHILD, name)
        .env(REPORT, report.path());
    let seconds = 60;
    let limits = Limits {
        time: Duration::from_secs(seconds),
        output: 1 << 20,
    };
    let start = Instant::now();
    let ran = run(command, limits).unwrap();
    let printed = ran.stdout.clone();
    let reported = Reported::new(ran, &fs::read_to_string(report.path()).unwrap(), seconds);
    let exercise = workspace().exercises().unwrap().remove(0);
    let verdict = exercise.explored(source, &reported);
    println!("{name}: {:?}, {}", start.elapsed(), verdict.text);
    (verdict, printed)
}

/// The state, what is violated, and the sentence.
fn diagnosis(name: &str) -> (State, String, String) {
    let failure = judged(name).0;
    let state = failure.state;
    let failure = failure.failure.unwrap_or_else(|| panic!("{name} passes"));
    (state, failure.name, failure.sentence)
}

#[test]
fn a_loop_without_operations_runs_out_of_time() {
    let failure = judged("loops_for_ever").0.failure.expect("it loops");
    assert_eq!((&*failure.name, &*failure.kind), ("time", "did not end"));
    assert_eq!(
        failure.sentence,
        format!(
            "thread 1 has done nothing with `crate::sync` for 4 s from its beginning, spawned at \
             programs.rs:{}: is there a loop without end, or does it wait for something of std's?",
            line_of("loops from its beginning")
        )
    );
    let source = "use std::{sync::Arc, thread};\nuse std::sync::{Mutex, PoisonError};\n";
    let verdict = judged_of("waits_for_std", source).0;
    assert_eq!(verdict.state, State::Stopped);
    let note = "`std::thread` (exercise.rs:1) and `std::sync::Mutex` (exercise.rs:2) are not the \
                machine's: it cannot see what waits there. Use `crate::sync`.";
    assert!(verdict.text.contains(note), "{}", verdict.text);
    let sentence = verdict.failure.expect("it waits").sentence;
    let last = format!(
        "main has done nothing with `crate::sync` for 4 s after its `print` at programs.rs:{}",
        line_of("last operation")
    );
    assert!(sentence.starts_with(&last), "{sentence}");
}

#[test]
fn a_loop_of_operations_is_named_by_its_lines() {
    let (state, name, sentence) = diagnosis("spins");
    assert_eq!((state, &*name), (State::Fails, "busy wait"));
    let named = format!(
        "thread 1 keeps asking instead of waiting, for ever: try to receive from tx \
         (programs.rs:{}). ",
        line_of("asks for ever")
    );
    assert!(sentence.starts_with(&named), "{sentence}");
    let (state, name, sentence) = diagnosis("prints_lines_for_ever");
    assert_eq!((state, &*name), (State::Fails, "endless loop"));
    let line = line_of("prints for ever");
    assert_eq!(
        sentence,
        format!("the same is done again and again, by main: print \"again\" (programs.rs:{line})")
    );
}

/// What is kept of it can be played, drawn, and shown in a line.
#[test]
fn a_schedule_without_end_is_cut_short() {
    let verdict = judged("spins").0;
    let failure = verdict.failure.expect("it spins");
    let schedule = failure.schedule.expect("it can be played");
    assert!(schedule.len() < 40, "{schedule}");
    let graph = Graph::from_json(&failure.graph.expect("a graph").to_string()).unwrap();
    let passed = graph.replay(&schedule.parse().unwrap()).unwrap();
    assert_eq!(graph.nodes[*passed.last().unwrap()].outcome, None);
    let table = failure.table.expect("a table");
    assert!(table.lines().count() < 20, "{table}");
    assert!(
        table.contains("… the same step again and again, "),
        "{table}"
    );
    assert!(!table.contains("Nobody waits"), "{table}");
    assert!(failure.partial);
    assert!(verdict.text.contains(&table), "{}", verdict.text);
}

/// The number of the only line of the programs that says so.
fn line_of(comment: &str) -> usize {
    let source = include_str!("faults/programs.rs");
    let comment = format!("// {comment}");
    let mut lines = (1..).zip(source.lines());
    let (number, _) = lines.find(|(_, line)| line.ends_with(&comment)).unwrap();
    number
}

#[test]
fn printing_past_the_machine_is_stopped() {
    let (state, name, sentence) = diagnosis("writes_for_ever");
    assert_eq!((state, &*name), (State::Stopped, "output"));
    assert!(sentence.contains("crate::sync::print"), "{sentence}");
}

#[test]
fn a_panic_has_its_line() {
    let verdict = judged("panics").0;
    let failure = verdict.failure.expect("it panics");
    assert_eq!((verdict.state, &*failure.name), (State::Fails, "panic"));
    let place = failure.place.expect("a panic has a line");
    assert_eq!(place.line as usize, line_of("main panics here too"));
}

#[test]
fn a_leaked_thread_is_named() {
    let (state, name, sentence) = diagnosis("leaks");
    assert_eq!((state, &*name), (State::Fails, "leak"));
    assert_eq!(sentence, "1 never ended");
}

#[test]
fn a_thousand_threads_are_too_many() {
    let (state, name, sentence) = diagnosis("a_thousand_threads");
    assert_eq!((state, &*name), (State::Fails, "panic"));
    assert!(sentence.contains("more than 64 threads"), "{sentence}");
}

#[test]
fn a_thousand_threads_of_the_system_are_ended() {
    let (state, name, _) = diagnosis("a_thousand_real_threads");
    assert_eq!((state, &*name), (State::Stopped, "time"));
}

#[test]
fn a_process_that_ends_itself_is_not_believed() {
    let (state, name, sentence) = diagnosis("exits");
    assert_eq!((state, &*name), (State::Stopped, "exit"));
    assert!(sentence.contains("exit code 0"), "{sentence}");
}

#[test]
fn memory_has_an_end() {
    let (state, name, _) = diagnosis("wants_all_memory");
    assert_eq!((state, &*name), (State::Stopped, "memory"));
}

#[test]
fn so_has_a_stack() {
    let (state, name, sentence) = diagnosis("calls_itself");
    assert!(
        ["crash", "panic"].contains(&&*name),
        "{state:?} {name} {sentence}"
    );
}

#[test]
fn chance_is_found_out() {
    let (state, _, sentence) = diagnosis("asks_the_clock");
    assert_eq!(state, State::Stopped);
    assert!(sentence.contains("not deterministic"), "{sentence}");
}

/// What a program starts ends with it.
#[cfg(target_os = "linux")]
#[test]
fn no_process_is_left() {
    let (verdict, printed) = judged("starts_a_process");
    assert_eq!(verdict.state, State::Stopped);
    let pid: u32 = (printed.lines())
        .find_map(|line| line.strip_prefix("started ")?.parse().ok())
        .expect("it says what it has started");
    let deadline = Instant::now() + Duration::from_secs(5);
    // Whoever inherits it takes note of its end a little later.
    while let Ok(stat) = fs::read_to_string(format!("/proc/{pid}/stat")) {
        if stat.contains(") Z ") {
            break;
        }
        assert!(Instant::now() < deadline, "still there: {stat}");
        std::thread::yield_now();
    }
}
