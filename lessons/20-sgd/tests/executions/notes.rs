//! The notes of one execution. loom runs all threads of a model on one thread of the system.

use std::cell::RefCell;

/// What was done to a weight, with the bits that were seen and stored.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Access {
    Load(u64),
    Store(u64),
    /// Saw the first and stored the second.
    Exchange(u64, u64),
    /// An exchange that saw something else than it wanted.
    Refused(u64),
}

/// A step of an execution.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// 0 is main.
    pub thread: usize,
    /// The weight, by the order in which they were made.
    pub cell: usize,
    /// The line in `src/cell.rs`.
    pub line: u32,
    pub access: Access,
}

#[derive(Debug, Default)]
struct Notes {
    made: Vec<u64>,
    steps: Vec<Note>,
}

thread_local! {
    static NOTES: RefCell<Notes> = RefCell::default();
}

/// A new execution begins.
pub fn begin() {
    NOTES.take();
}

/// What was noted: the bits that each weight was made with, and the steps.
pub fn taken() -> (Vec<u64>, Vec<Note>) {
    let notes = NOTES.take();
    (notes.made, notes.steps)
}

/// Notes that a weight was made, and returns its number.
pub fn made(bits: u64) -> usize {
    NOTES.with_borrow_mut(|notes| {
        notes.made.push(bits);
        notes.made.len() - 1
    })
}

/// Notes a step of the current thread.
pub fn take(cell: usize, line: u32, access: Access) {
    let name = format!("{:?}", loom::thread::current().id());
    let digits = name.trim_matches(|letter: char| !letter.is_ascii_digit());
    let thread = digits.parse().expect("loom numbers its threads");
    let note = Note {
        thread,
        cell,
        line,
        access,
    };
    NOTES.with_borrow_mut(|notes| notes.steps.push(note));
}
