//! Runs the programs of lesson 05.

use std::process::ExitCode;

use lesson_05_mutex::{counter, half_done, numbers, pockets, seat};
use lesson_program::Program;

fn main() -> ExitCode {
    lesson_program::main(
        "05",
        "Mutexes",
        &[
            Program::new(
                "counter",
                "Two visitors come in at two doors and are both counted",
                counter::mended,
            ),
            Program::new(
                "seat",
                "Two want the last seat; one of them gets it",
                seat::mended,
            ),
            Program::new(
                "pockets",
                "A coin changes pockets while somebody counts: one coin",
                pockets::mended,
            ),
            Program::new(
                "numbers",
                "Two clerks call out numbers, in order",
                numbers::mended,
            ),
            Program::new(
                "half-done",
                "A thread panics halfway through a change; whoever locks next is told",
                half_done::half_done,
            ),
            Program::bug(
                "load-then-store",
                "Locks to read the count, and again to write it: may lose a visitor",
                counter::load_then_store,
            ),
            Program::bug(
                "check-then-act",
                "Looks whether the seat is free, then takes it: may seat two",
                seat::check_then_act,
            ),
            Program::bug(
                "two-locks",
                "A lock for each pocket: may count no coin, or two",
                pockets::two_locks,
            ),
            Program::bug(
                "guard-dropped-early",
                "Unlocks before it calls the number: may call 2 before 1",
                numbers::guard_dropped_early,
            ),
        ],
    )
}
