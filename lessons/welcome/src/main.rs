//! Runs the front page's program.

use std::process::ExitCode;

use lesson_program::Program;
use lesson_welcome::dinner;

fn main() -> ExitCode {
    lesson_program::main(
        "welcome",
        "Dinner for two",
        &[
            Program::new(
                "dinner-in-order",
                "Two share a fork and a knife, and both take the fork first",
                dinner::in_order,
            ),
            Program::bug(
                "dinner",
                "One takes the fork first, the other the knife: may hang",
                dinner::dinner,
            ),
        ],
    )
}
