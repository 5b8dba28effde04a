//! Lesson 01, schedule by schedule: everything that its programs can do.

use interleave_sync::explored as sync;
use lesson_program::explored::{Explored, within};

#[path = "../src/detached.rs"]
mod detached;
#[expect(
    dead_code,
    reason = "what the faulty ones print is compared with loom's record"
)]
mod expected;
#[path = "../src/one_greeting.rs"]
mod one_greeting;
#[path = "../src/two_greetings.rs"]
mod two_greetings;

const TOO_SOON: &str = "main returned before a greeting";

fn one_greeting_comes(printed: &str) -> Result<(), String> {
    within(&expected::one_greeting(), printed, TOO_SOON)
}

fn both_greetings_come(printed: &str) -> Result<(), String> {
    within(&expected::two_greetings(), printed, TOO_SOON)
}

fn the_greetings_come_in_order(printed: &str) -> Result<(), String> {
    within(&expected::two_greetings_in_order(), printed, TOO_SOON)
}

fn the_greeting_comes_too(printed: &str) -> Result<(), String> {
    within(&expected::joined(), printed, TOO_SOON)
}

lesson_program::graphs! {
    read_line_instead_of_join = Explored::new(
        "one_greeting::read_line_instead_of_join",
        one_greeting::read_line_instead_of_join,
    )
    .judged(one_greeting_comes)
    .mended_by("one-greeting");

    one_greeting = Explored::new("one_greeting::mended", one_greeting::mended)
        .judged(one_greeting_comes);

    two_greetings_as_written = Explored::new("two_greetings::as_written", two_greetings::as_written)
        .judged(both_greetings_come)
        .mended_by("two-greetings");

    two_greetings = Explored::new("two_greetings::mended", two_greetings::mended)
        .judged(both_greetings_come);

    two_greetings_in_order = Explored::new("two_greetings::in_order", two_greetings::in_order)
        .judged(the_greetings_come_in_order);

    detached = Explored::new("detached::detached", detached::detached)
        .judged(the_greeting_comes_too)
        .mended_by("joined");

    joined = Explored::new("detached::joined", detached::joined)
        .judged(the_greeting_comes_too);
}
