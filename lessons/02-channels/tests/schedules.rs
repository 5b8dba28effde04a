//! Lesson 02, schedule by schedule: everything that its programs can do.

use interleave_sync::explored as sync;
use lesson_program::explored::Explored;

#[path = "../src/backpressure.rs"]
mod backpressure;
#[expect(
    dead_code,
    reason = "what may be printed is compared with loom's record"
)]
mod expected;
#[expect(dead_code, reason = "as written it prints the same")]
#[path = "../src/forty_two.rs"]
mod forty_two;
#[path = "../src/hang_up.rs"]
mod hang_up;
#[path = "../src/until_hang_up.rs"]
mod until_hang_up;

const FRIENDS: [&str; 2] = ["Ann", "Bob"];

/// Places on the shelf, and loaves in a day.
const PLACES: usize = 1;
const LOAVES: u32 = 4;

/// One loaf more than the shelf has places may be in each pair of hands.
fn the_shelf_holds_the_baker_back(printed: &str) -> Result<(), String> {
    let most = expected::most_outstanding(printed);
    match most <= PLACES + 2 {
        true => Ok(()),
        false => Err(format!("{most} loaves are baked and not sold")),
    }
}

lesson_program::graphs! {
    forty_two = Explored::new("forty_two::mended", forty_two::mended);

    kept_a_sender = Explored::new("until_hang_up::kept_a_sender", || {
        until_hang_up::kept_a_sender(&FRIENDS, 1);
    })
    .mended_by("until-hang-up");

    until_hang_up = Explored::new("until_hang_up::until_hang_up", || {
        until_hang_up::until_hang_up(&FRIENDS, 1);
    });

    unbounded_backlog = Explored::new("backpressure::unbounded_backlog", || {
        backpressure::unbounded_backlog(LOAVES);
    })
    .judged(the_shelf_holds_the_baker_back)
    .mended_by("backpressure");

    backpressure = Explored::new("backpressure::with_shelf(1, 4)", || {
        backpressure::with_shelf(PLACES, LOAVES);
    })
    .judged(the_shelf_holds_the_baker_back);

    hang_up = Explored::new("hang_up::hang_up", hang_up::hang_up);
}
