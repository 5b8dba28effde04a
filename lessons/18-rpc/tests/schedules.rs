//! Lesson 18, schedule by schedule: everything that can become of a pending call.

use interleave_sync::explored as sync;
use interleave_sync::explored::model::Options;
use lesson_program::explored::{Explored, within};

#[allow(dead_code, reason = "the client uses the rest")]
#[path = "../src/deadline.rs"]
mod deadline;
mod expected;
#[path = "../src/hang_up.rs"]
mod hang_up;
#[path = "../src/in_flight.rs"]
mod in_flight;
#[path = "../src/live_id.rs"]
mod live_id;
#[allow(dead_code, reason = "the client uses the rest")]
#[path = "../src/pending.rs"]
mod pending;

fn each_its_own(printed: &str) -> Result<(), String> {
    within(
        &expected::in_flight(),
        printed,
        "somebody got another's reply",
    )
}

fn ended_once(printed: &str) -> Result<(), String> {
    within(
        &expected::deadline(),
        printed,
        "the call has not ended once",
    )
}

fn nothing_is_left(printed: &str) -> Result<(), String> {
    within(
        &expected::leaves_no_entry(),
        printed,
        "a call is left in the table",
    )
}

fn no_mix_up(printed: &str) -> Result<(), String> {
    within(&expected::counts_up(), printed, "two calls had one number")
}

lesson_program::graphs! {
    by_arrival = Explored::new("in_flight::by_arrival", in_flight::by_arrival)
        .judged(each_its_own)
        .mended_by("in-flight");

    in_flight = Explored::new("in_flight::in_flight", in_flight::in_flight).judged(each_its_own);

    sends_first = Explored::new("in_flight::sends_first", in_flight::sends_first)
        .mended_by("enters-first");

    enters_first = Explored::new("in_flight::enters_first", in_flight::enters_first);

    forgets_pending = Explored::new("hang_up::forgets_pending", hang_up::forgets_pending)
        .mended_by("hang-up");

    looks_then_enters = Explored::new("hang_up::looks_then_enters", hang_up::looks_then_enters)
        .mended_by("hang-up");

    hang_up = Explored::new("hang_up::hang_up", hang_up::hang_up);

    leaves_its_entry = Explored::new("deadline::leaves_its_entry", deadline::leaves_its_entry)
        .options(Options::late())
        .judged(nothing_is_left)
        .mended_by("deadline");

    deadline = Explored::new("deadline::deadline", deadline::deadline)
        .options(Options::late())
        .judged(ended_once);

    reuses_a_live_id = Explored::new("live_id::reuses_a_live_id", live_id::reuses_a_live_id)
        .judged(no_mix_up)
        .mended_by("counts-up");

    counts_up = Explored::new("live_id::counts_up", live_id::counts_up).judged(no_mix_up);
}
