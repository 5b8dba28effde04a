//! The recorded rates and sums: the page's drawing and sentences are those of the record. Nothing is
//! measured here.

use lesson_program::measured;

#[allow(dead_code, reason = "the record is read here, not made")]
#[path = "../benches/digits/record.rs"]
mod digits;
#[path = "../benches/updates/plot.rs"]
mod plot;
#[path = "../benches/updates/record.rs"]
mod record;

use digits::{Digits, Sums};
use record::{Rates, Updates};

const DIR: &str = env!("CARGO_MANIFEST_DIR");

fn updates() -> Updates {
    measured::read(DIR, "updates.json")
}

fn digits() -> Digits {
    measured::read(DIR, "digits.json")
}

#[test]
fn the_drawing_is_of_the_record() {
    assert_eq!(
        plot::draw(&updates()),
        include_str!("../measured/updates.svg"),
        "draw again: cargo bench -p lesson-19-parameter-server --bench updates -- draw"
    );
}

#[test]
fn what_the_page_shows_is_computed_from_the_record() {
    let updates = updates();
    assert_eq!(updates.rates, Rates::of(&updates.picoseconds));
}

/// Shards are ahead of Go's mutex, and more so with ranges; a list beside the sum costs.
#[test]
fn the_order_of_the_servers_is_as_the_page_says() {
    let rates = updates().rates;
    assert!(rates.sharded.times_go_mutex.0 > 1.0);
    assert!(rates.sharded_ranges.millions.0 > rates.sharded.millions.0);
    assert!(rates.go_as_written.times_go_mutex.0 < 1.0);
}

/// Go's program prints several sums, and one on one processor; all agree but for their last digits.
#[test]
fn the_sums_differ_in_their_last_digits_only() {
    let Digits {
        go,
        go_one_processor,
        rust,
        ..
    } = digits();
    assert!(go.different > 1);
    let near = |sums: &Sums| {
        let number = |text: &str| text.parse::<f64>().expect("a number");
        number(&sums.largest) - number(&sums.smallest) < 1e-9
    };
    assert!([go, go_one_processor, rust].iter().all(near));
}
