//! Lesson 20, schedule by schedule: everything that its small programs can do.

use interleave_sync::explored as sync;
use lesson_program::explored::{Explored, within};

#[path = "../src/cell.rs"]
mod cell;
mod expected;
#[path = "../src/gate.rs"]
mod gate;
#[path = "../src/in_step.rs"]
mod in_step;
#[path = "../src/torn.rs"]
mod torn;
#[allow(
    dead_code,
    reason = "what one load sees after another is shown by loom's executions"
)]
#[path = "../src/two_workers.rs"]
mod two_workers;

fn both_are_added(printed: &str) -> Result<(), String> {
    within(&expected::both_added(), printed, "an update was lost")
}

fn nothing_is_torn(printed: &str) -> Result<(), String> {
    within(&expected::whole(), printed, "half of each of two weights")
}

fn nobody_is_ahead(printed: &str) -> Result<(), String> {
    let or = "a worker was one round ahead";
    within(&expected::in_step(), printed, or)
}

fn all_rounds_are_done(printed: &str) -> Result<(), String> {
    let or = "a worker was one round ahead";
    within(&expected::unequal(), printed, or)
}

lesson_program::graphs! {
    lost_update = Explored::new("two_workers::lost_update", two_workers::lost_update)
        .judged(both_are_added)
        .mended_by("locked");

    locked = Explored::new("two_workers::locked", two_workers::locked).judged(both_are_added);

    relaxed = Explored::new("two_workers::relaxed", two_workers::relaxed)
        .judged(both_are_added)
        .mended_by("exchanged");

    exchanged = Explored::new("two_workers::exchanged", two_workers::exchanged)
        .judged(both_are_added);

    torn = Explored::new("torn::torn", torn::torn)
        .judged(nothing_is_torn)
        .mended_by("whole");

    whole = Explored::new("torn::whole", torn::whole).judged(nothing_is_torn);

    one_ahead = Explored::new("in_step::one_ahead", in_step::one_ahead)
        .judged(nobody_is_ahead)
        .mended_by("gate");

    blocks_at_zero = Explored::new("in_step::blocks_at_zero", in_step::blocks_at_zero)
        .judged(nobody_is_ahead)
        .mended_by("gate");

    gate = Explored::new("in_step::gate", in_step::gate).judged(nobody_is_ahead);

    finished_holds_up = Explored::new("in_step::finished_holds_up", in_step::finished_holds_up)
        .judged(all_rounds_are_done)
        .mended_by("unequal");

    unequal = Explored::new("in_step::unequal", in_step::unequal).judged(all_rounds_are_done);
}
