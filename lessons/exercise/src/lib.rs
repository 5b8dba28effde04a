//! What an exercise's check is made of, and the machines that it is run on.
//!
//! An exercise, `lessons/NN-slug/exercise`, is a package of which bare cargo commands see nothing:
//!
//! | file | what |
//! |---|---|
//! | `src/exercise.rs` | the reader's file, committed as a copy of `starter.rs` |
//! | `src/main.rs` | runs it on native threads; what it prints must be `output.txt` |
//! | `starter.rs`, `solution.rs`, `wrong/*.rs` | what the reader's file can be |
//! | `check.rs` | the [`Check`]s: small programs, and what must hold of each however it is scheduled |
//! | `machines/explored.rs`, `machines/loomed.rs` | the reader's file and its checks in one flavour of `sync`, and a main that calls [`explored::main`] or [`loomed::main`] |
//! | `hints.md` | three hints of rising strength, under a heading each |
//!
//! Whoever judges an exercise runs such a machine as a process, told by [`REPORT`] where to write,
//! and reads [`Line`]s. That a machine is killed, or ends in the middle of a check, is a diagnosis
//! too: the last line says which check it was in.

#[cfg(feature = "explored")]
mod endless;
#[cfg(feature = "explored")]
pub mod explored;
#[cfg(any(feature = "explored", feature = "loomed"))]
mod limits;
#[cfg(feature = "loomed")]
pub mod loomed;
mod report;

pub use interleave_schedule::Graph;
pub use report::{Checked, Executed, Line, REPORT, Violation};

/// Says whether what a finished run has printed is as it should be, or what is wrong: a
/// [`Violation`] as text.
pub type Prints = fn(&str) -> Result<(), String>;

/// Says whether everything that a program can do is as it should be, likewise.
pub type Does = fn(&Graph) -> Result<(), String>;

/// A small program that uses what the reader wrote, and what must hold of it.
///
/// However it is scheduled it must neither deadlock, nor leak a thread, nor panic, nor go on for
/// ever. Anything else that it must not do it says itself, by `sync::model::check(holds, message)`
/// or by a judgement; the message begins with what is violated and a colon: see [`Violation`].
#[derive(Debug, Clone, Copy)]
pub struct Check {
    /// What a reader calls it, such as "several waiters".
    pub name: &'static str,
    /// The program.
    pub program: fn(),
    /// What must hold of what it prints.
    pub prints: Option<Prints>,
    /// What must hold of all its schedules together: for what no single one of them shows.
    pub does: Option<Does>,
    /// Whether threads go on when main has returned, and must then end.
    pub drains: bool,
    /// Whether every timer may fire later than it should, so that sleeping orders nothing.
    pub late: bool,
    /// A smaller program that loom runs in its place.
    pub smaller: Option<fn()>,
    /// Why loom does not run it, if it does not.
    pub not_loom: Option<&'static str>,
}

impl Check {
    /// The program `program`, whose process ends when it returns, and whose timers are exact.
    pub const fn new(name: &'static str, program: fn()) -> Self {
        Self {
            name,
            program,
            prints: None,
            does: None,
            drains: false,
            late: false,
            smaller: None,
            not_loom: None,
        }
    }

    /// A finished run fails unless `prints` accepts what it has printed.
    #[must_use]
    pub const fn prints(mut self, prints: Prints) -> Self {
        self.prints = Some(prints);
        self
    }

    /// Fails unless `does` accepts everything that the program can do.
    #[must_use]
    pub const fn does(mut self, does: Does) -> Self {
        self.does = Some(does);
        self
    }

    /// Threads go on when main has returned: one that never ends is a leak.
    #[must_use]
    pub const fn drains(mut self) -> Self {
        self.drains = true;
        self
    }

    /// Every timer may fire at any later step.
    #[must_use]
    pub const fn late(mut self) -> Self {
        self.late = true;
        self
    }

    /// Loom runs `smaller` instead, because the program has too many executions.
    #[must_use]
    pub const fn on_loom(mut self, smaller: fn()) -> Self {
        self.smaller = Some(smaller);
        self
    }

    /// Loom does not run it, for the reason `why`.
    #[must_use]
    pub const fn not_on_loom(mut self, why: &'static str) -> Self {
        self.not_loom = Some(why);
        self
    }
}
