//! The recorded cost of directories: the page's drawing and sentences are those of the record. Nothing is
//! measured here.

use lesson_program::measured;

#[path = "../benches/create/plot.rs"]
mod plot;
#[path = "../benches/create/record.rs"]
mod record;

use record::Create;

const DIR: &str = env!("CARGO_MANIFEST_DIR");

fn create() -> Create {
    measured::read(DIR, "create.json")
}

#[test]
fn the_drawing_is_of_the_record() {
    assert_eq!(
        plot::draw(&create()),
        include_str!("../measured/create.svg"),
        "draw again: cargo bench -p lesson-17-directories --bench create -- draw"
    );
}

#[test]
fn what_the_page_shows_is_computed_from_the_record() {
    let create = create();
    assert_eq!(create.microseconds, create.nanoseconds.microseconds());
    assert_eq!(create.times, create.nanoseconds.times());
    assert_eq!(create.lock, create.lock_nanoseconds.rounded());
    assert_eq!(create.mutexes, create.lock_nanoseconds.mutexes());
}

/// As the page says of the three locks.
#[test]
fn a_directory_costs_more_than_flock_and_that_more_than_a_mutex() {
    for [directory, flock, mutex] in [create().lock_nanoseconds.go, create().lock_nanoseconds.rust]
    {
        assert!(directory > flock && flock > mutex);
    }
}
