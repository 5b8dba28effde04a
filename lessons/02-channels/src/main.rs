//! Runs the programs of lesson 02.

use std::process::ExitCode;

use lesson_02_channels::{backpressure, forty_two, hang_up, until_hang_up};
use lesson_program::Program;

fn main() -> ExitCode {
    lesson_program::main(
        "02",
        "Channels",
        &[
            Program::new(
                "forty-two",
                "One value over a rendezvous channel",
                forty_two::mended,
            )
            .as_written(forty_two::as_written),
            Program::new(
                "until-hang-up",
                "Two friends send two letters each; main reads until both have hung up",
                || until_hang_up::until_hang_up(&["Ann", "Bob"], 2),
            ),
            Program::new(
                "hang-up",
                "The reader leaves; the second letter comes back to its sender",
                hang_up::hang_up,
            ),
            Program::new(
                "backpressure",
                "A baker, a shop, and a shelf with one place between them",
                || backpressure::with_shelf(1, 4),
            ),
            Program::bug(
                "kept-a-sender",
                "main keeps a sender, and waits for itself to hang up: hangs",
                || until_hang_up::kept_a_sender(&["Ann"], 2),
            ),
            Program::bug(
                "unbounded-backlog",
                "A shelf without end: the baker may run ahead by any number of loaves",
                || backpressure::unbounded_backlog(4),
            ),
        ],
    )
}
