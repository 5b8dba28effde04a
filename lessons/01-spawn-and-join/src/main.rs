//! Runs the programs of lesson 01.

use std::process::ExitCode;

use lesson_01_spawn_and_join::count_primes::primes_below;
use lesson_01_spawn_and_join::sum_in_halves::sum;
use lesson_01_spawn_and_join::sync::print;
use lesson_01_spawn_and_join::{detached, one_greeting, two_greetings};
use lesson_program::Program;

fn main() -> ExitCode {
    lesson_program::main(
        "01",
        "Spawn and join",
        &[
            Program::new(
                "one-greeting",
                "One thread prints a greeting; main waits for it",
                one_greeting::mended,
            )
            .as_written(one_greeting::read_line_instead_of_join),
            Program::new(
                "two-greetings",
                "Two threads print a line each; main waits for both",
                two_greetings::mended,
            )
            .as_written(two_greetings::as_written),
            Program::new(
                "two-greetings-in-order",
                "The same two lines, always in the same order",
                two_greetings::in_order,
            ),
            Program::new("count-primes", "Two threads return a number each", || {
                print(primes_below(100_000))
            }),
            Program::new(
                "sum-in-halves",
                "Two threads borrow half of the numbers each",
                || print(sum(&Vec::from_iter(1..=1_000))),
            ),
            Program::bug(
                "detached",
                "Nobody waits for the greeting: it may not come",
                detached::detached,
            ),
        ],
    )
}
