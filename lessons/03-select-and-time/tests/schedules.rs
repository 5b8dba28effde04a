//! Lesson 03, schedule by schedule: everything that its programs can do, on a clock that is exact
//! and on one on which everybody may be late.

use std::time::Duration;

use interleave_sync::explored as sync;
use lesson_program::explored::Explored;
use sync::model::Options;

#[path = "../src/both_ready.rs"]
mod both_ready;
mod expected;
#[path = "../src/parcel.rs"]
mod parcel;
#[path = "../src/two_delays.rs"]
mod two_delays;

const ONE_SECOND: Duration = Duration::from_secs(1);
const TWO_SECONDS: Duration = Duration::from_secs(2);

fn hello_comes_first(printed: &str) -> Result<(), String> {
    match printed {
        "Hello\nWorld\n" => Ok(()),
        _ => Err("World came before Hello".to_owned()),
    }
}

lesson_program::graphs! {
    two_delays_exact = Explored::new("two_delays::order_by_sleep(1, 2)", || {
        two_delays::order_by_sleep(ONE_SECOND, TWO_SECONDS);
    })
    .judged(hello_comes_first)
    .unlike_loom("loom's sleeps have no length, so that it finds the other order too");

    two_delays_equal = Explored::new("two_delays::order_by_sleep(1, 1)", || {
        two_delays::order_by_sleep(ONE_SECOND, ONE_SECOND);
    })
    .unlike_loom("loom's sleeps have no length: its model is the one of 1 and 2 seconds");

    order_by_sleep = Explored::new("two_delays::order_by_sleep(1, 2)", || {
        two_delays::order_by_sleep(ONE_SECOND, TWO_SECONDS);
    })
    .options(Options::late())
    .judged(hello_comes_first)
    .mended_by("two-delays");

    two_delays = Explored::new("two_delays::mended(1, 2)", || {
        two_delays::mended(ONE_SECOND, TWO_SECONDS);
    })
    .options(Options::late())
    .judged(hello_comes_first);

    both_ready = Explored::new("both_ready::both_ready", both_ready::both_ready);

    timeout_drops_the_value = Explored::new("parcel::timeout_drops_the_value", || {
        parcel::timeout_drops_the_value(ONE_SECOND, ONE_SECOND);
    })
    .judged(expected::both_sides_agree)
    .mended_by("in-person");

    in_person = Explored::new("parcel::in_person", || {
        parcel::in_person(ONE_SECOND, ONE_SECOND);
    })
    .judged(expected::both_sides_agree);
}
