//! The front page's program, schedule by schedule.

use interleave_sync::explored as sync;
use lesson_program::explored::Explored;

#[path = "../src/dinner.rs"]
mod dinner;

lesson_program::graphs! {
    dinner = Explored::new("dinner::dinner", dinner::dinner).mended_by("dinner-in-order");

    dinner_in_order = Explored::new("dinner::in_order", dinner::in_order);
}
