//! Standard output and input under the model: a print is a step that others can come between.

use std::fmt::{Display, Write as _};
use std::sync::Mutex as StdMutex;

use loom::sync::atomic::AtomicUsize;
use loom::sync::atomic::Ordering::Relaxed;

/// What an execution has printed. The counter is what loom sees: each print is a relaxed
/// read-modify-write of it, so loom explores every order of prints, and printing makes nothing
/// else visible to another thread. The text follows the counter with no step between.
struct Printed {
    lines: AtomicUsize,
    text: StdMutex<String>,
}

loom::lazy_static! {
    static ref PRINTED: Printed = Printed {
        lines: AtomicUsize::new(0),
        text: StdMutex::new(String::new()),
    };
}

/// Prints `line` and a line feed into this execution's output, as one step.
#[track_caller]
pub fn print(line: impl Display) {
    let line = line.to_string();
    PRINTED.lines.fetch_add(1, Relaxed);
    let mut text = PRINTED.text.lock().unwrap();
    writeln!(text, "{line}").expect("a String can always be written");
}

/// Everything that this execution has printed so far, as one step.
#[track_caller]
pub fn output() -> String {
    PRINTED.lines.fetch_add(0, Relaxed);
    PRINTED.text.lock().unwrap().clone()
}

/// Standard input is closed in a model: always `None`.
pub fn read_line() -> Option<String> {
    None
}
