//! Standard output and input under the model: a print is a step that others can come between.

use std::cell::RefCell;
use std::fmt::{Display, Write as _};
use std::rc::Rc;

use loom::sync::atomic::AtomicUsize;
use loom::sync::atomic::Ordering::Relaxed;

/// What an execution has printed. The counter is what loom sees: each print is a relaxed
/// read-modify-write of it, so loom explores every order of prints, and printing makes nothing
/// else visible to another thread. The text follows the counter with no step between.
struct Printed {
    lines: AtomicUsize,
    text: RefCell<String>,
}

thread_local! {
    /// Of the execution that runs: a model's threads share one thread of the system. loom's own
    /// statics end with the model's main, and a thread that outlives it may print still.
    static PRINTED: RefCell<Option<Rc<Printed>>> = const { RefCell::new(None) };
}

/// Starts an execution's output, empty.
pub(super) fn begin_execution() {
    let printed = Printed {
        lines: AtomicUsize::new(0),
        text: RefCell::default(),
    };
    PRINTED.set(Some(Rc::new(printed)));
}

fn printed() -> Rc<Printed> {
    PRINTED
        .with_borrow(Clone::clone)
        .expect("printing happens inside a model")
}

/// Prints `line` and a line feed into this execution's output, as one step.
#[track_caller]
pub fn print(line: impl Display) {
    let line = line.to_string();
    let printed = printed();
    printed.lines.fetch_add(1, Relaxed);
    writeln!(printed.text.borrow_mut(), "{line}").expect("a String can always be written");
}

/// Everything that this execution has printed so far, as one step.
#[track_caller]
pub fn output() -> String {
    let printed = printed();
    printed.lines.fetch_add(0, Relaxed);
    printed.text.borrow().clone()
}

/// Standard input is closed in a model: always `None`.
pub fn read_line() -> Option<String> {
    None
}
