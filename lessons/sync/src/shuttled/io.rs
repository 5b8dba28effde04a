//! Standard output and input: a print is a step.

use std::cell::RefCell;
use std::fmt::Display;
use std::time::Duration;

use shuttle::thread;

thread_local! {
    /// What the current run has printed: all threads of a run share one thread of the system.
    static PRINTED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Lets any other thread come before what follows. shuttle's sleep is that and nothing else.
pub(super) fn step() {
    thread::sleep(Duration::ZERO);
}

/// Takes everything that the current run has printed.
pub(super) fn take() -> String {
    PRINTED.take()
}

/// Prints `line` and a line feed into this run's output, as one step.
pub fn print(line: impl Display) {
    let line = line.to_string();
    step();
    PRINTED.with_borrow_mut(|printed| {
        printed.push_str(&line);
        printed.push('\n');
    });
}

/// Everything that this run has printed so far. No step: it is for checks at the end of main.
pub fn output() -> String {
    PRINTED.with_borrow(Clone::clone)
}

/// Standard input is closed in a model: always `None`.
pub fn read_line() -> Option<String> {
    None
}
