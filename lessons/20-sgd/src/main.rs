//! Runs the programs of lesson 20.

use std::process::ExitCode;

use lesson_20_sgd::{in_step, plot, staleness, torn, train, two_workers, wild};
use lesson_program::Program;

fn main() -> ExitCode {
    lesson_program::main(
        "20",
        "Gradient descent in parallel",
        &[
            Program::new(
                "train",
                "Trains on 20,000 rows: one by one, in batches, in batches on all cores, through a server",
                train::program,
            ),
            Program::new(
                "hogwild",
                "Trains on threads that overwrite one another's updates, and ends where one thread ends",
                wild::program,
            ),
            Program::new(
                "parameter-server",
                "Trains with gradients that may be so many rounds stale, at three learning rates",
                staleness::program,
            ),
            Program::with_arguments(
                "plot",
                "Draws the loss curves that the page shows, into measured/",
                |command| command,
                |_| plot::program(),
            ),
            Program::new(
                "cell",
                "Two workers add to one weight, and neither update is lost",
                two_workers::exchanged,
            ),
            Program::new(
                "gate",
                "Two workers have two rounds and one to do, and nobody begins a round ahead of the other",
                in_step::gate,
            ),
            Program::bug(
                "lost-update",
                "Locks to read a weight, and again to write it: may lose an update",
                two_workers::lost_update,
            ),
            Program::bug(
                "relaxed",
                "Hogwild's own way to add: may lose an update too",
                two_workers::relaxed,
            ),
            Program::bug(
                "torn",
                "A weight in two halves: somebody may read half of each of two weights",
                torn::torn,
            ),
            Program::bug(
                "one-ahead",
                "A gate that opens one round too early",
                in_step::one_ahead,
            ),
            Program::bug(
                "blocks-at-zero",
                "A gate that never opens when no staleness is allowed: hangs",
                in_step::blocks_at_zero,
            ),
            Program::bug(
                "finished-holds-up",
                "A gate that waits for workers who have gone home: hangs",
                in_step::finished_holds_up,
            ),
        ],
    )
}
