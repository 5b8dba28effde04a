//! The recorded cost of locks: the page's sentences are those of the record. Nothing is measured
//! here.

use lesson_program::measured;

#[path = "../benches/locks/record.rs"]
mod record;

use record::{Costs, Locks};

const DIR: &str = env!("CARGO_MANIFEST_DIR");

fn locks() -> Locks {
    measured::read(DIR, "locks.json")
}

/// In Go, whose channels contain a lock, always. crossbeam's with a buffer take one
/// only to sleep or to wake somebody, and with several threads either may be ahead.
#[test]
fn a_channel_costs_more_than_a_mutex() {
    let Locks {
        alone, contended, ..
    } = locks();
    assert!(alone.go_channel.0 > alone.go_mutex.0, "{alone:?}");
    assert!(
        contended.go_channel.0 > contended.go_mutex.0,
        "{contended:?}"
    );
    assert!(alone.rust_channel.0 > alone.rust_mutex.0, "{alone:?}");
}

#[test]
fn what_the_page_shows_is_computed_from_the_record() {
    let locks = locks();
    assert_eq!(locks.alone, Costs::of(locks.alone_picoseconds));
    assert_eq!(locks.contended, Costs::of(locks.contended_picoseconds));
}
