//! The recorded speeds: the page's sentences are those of the record. Nothing is measured here.

use lesson_program::measured;

#[path = "../benches/speed/record.rs"]
mod record;

use record::{Best, Kind, Speed, Took};

const DIR: &str = env!("CARGO_MANIFEST_DIR");

fn speed() -> Speed {
    measured::read(DIR, "speed.json")
}

fn rust<'a>(speed: &'a Speed, kind: &str) -> &'a Took {
    &speed.kinds[kind].rust
}

fn go<'a>(speed: &'a Speed, kind: &str) -> &'a Took {
    speed.kinds[kind].go.as_ref().expect("it has a twin")
}

#[test]
fn one_thread_beats_every_lock_per_update() {
    let speed = speed();
    for kind in ["mutex", "sharded", "actor"] {
        let (alone, shared) = (rust(&speed, "serial"), rust(&speed, kind));
        assert!(alone.nanoseconds < shared.nanoseconds, "{kind}");
    }
    let (alone, shared) = (go(&speed, "serial"), go(&speed, "mutex"));
    assert!(alone.nanoseconds < shared.nanoseconds);
}

/// Workers that share a batch are no help with a small one, but with a large one.
#[test]
fn a_large_batch_is_worth_sharing() {
    let speed = speed();
    let nanoseconds = |kind| rust(&speed, kind).nanoseconds;
    assert!(nanoseconds("cores") > nanoseconds("batches"));
    assert!(nanoseconds("whole_cores") < nanoseconds("whole"));
    assert!(nanoseconds("cores") < nanoseconds("whole_cores"));
}

/// On rows that touch all weights Hogwild shows no speed-up, in either language.
#[test]
fn hogwild_shows_no_speed_up_here() {
    let speed = speed();
    assert!(rust(&speed, "hogwild").nanoseconds > rust(&speed, "serial").nanoseconds);
    assert!(go(&speed, "hogwild").nanoseconds > go(&speed, "serial").nanoseconds);
}

/// Against its own serial version, and against relaxed atomics.
#[test]
fn go_pays_for_its_order() {
    let speed = speed();
    let go_hogwild = go(&speed, "hogwild").nanoseconds;
    assert!(go_hogwild > go(&speed, "serial").nanoseconds);
    assert!(go_hogwild > 2 * rust(&speed, "hogwild").nanoseconds);
}

#[test]
fn what_the_page_shows_is_computed_from_the_record() {
    let speed = speed();
    for (name, kind) in &speed.kinds {
        let again = |took: &Took| Took::of(took.nanoseconds, took.epochs, took.rows_per_second);
        let computed = Kind::of(again(&kind.rust), kind.go.as_ref().map(again));
        assert_eq!(*kind, computed, "{name}");
    }
    assert_eq!(speed.best, Best::of(&speed.kinds));
}
