//! The recorded cost of calls: the page's drawing and sentences are those of the record. Nothing is
//! measured here.

use lesson_program::measured;

#[path = "../benches/calls/plot.rs"]
mod plot;
#[path = "../benches/calls/record.rs"]
mod record;

use record::{Calls, Setting, Speed};

const DIR: &str = env!("CARGO_MANIFEST_DIR");

fn calls() -> Calls {
    measured::read(DIR, "calls.json")
}

fn all(setting: &Setting) -> Vec<Speed> {
    let mut all = vec![
        setting.go,
        setting.go_json,
        setting.go_to_rust,
        setting.rust,
        setting.rust_json,
        setting.tarpc,
    ];
    all.extend(setting.echo);
    all
}

#[test]
fn the_drawing_is_of_the_record() {
    assert_eq!(
        plot::draw(&calls()),
        include_str!("../measured/calls.svg"),
        "draw again: cargo bench -p lesson-18-rpc --bench calls -- draw"
    );
}

#[test]
fn what_the_page_shows_is_computed_from_the_record() {
    for setting in calls().settings {
        for speed in all(&setting) {
            let measured = [speed.nanoseconds, speed.p50, speed.p99];
            assert_eq!(speed, Speed::of(measured, setting.go.nanoseconds));
        }
    }
}

/// The columns of the page's table.
#[test]
fn the_settings_are_those_of_the_page() {
    let settings = calls().settings;
    let settings = settings
        .iter()
        .map(|setting| (setting.connections, setting.in_flight));
    assert!(settings.eq([(1, 1), (1, 64), (32, 1), (32, 64), (256, 1)]));
}

/// What is sent together costs less than what is sent by itself.
#[test]
fn with_many_calls_in_flight_sending_them_together_pays() {
    let settings = calls().settings;
    let mut many = settings.iter().filter(|setting| setting.in_flight > 1);
    assert!(many.all(|setting| setting.rust.nanoseconds < setting.go.nanoseconds));
}
