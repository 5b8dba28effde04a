//! The Go twins of lesson 02, built with the race detector, and the facts about Go that the page
//! states.

use std::process::Command;

use lesson_program::recorded::{self, assert_twin_prints, go_twin, plain_go_twin, run};

const DIR: &str = env!("CARGO_MANIFEST_DIR");
const RUNS: usize = 50;

#[test]
fn the_twins_print_the_same() {
    for (twin, record) in [
        ("forty-two", "forty-two"),
        ("forty-two-as-written", "forty-two.as-written"),
        ("until-hang-up", "until-hang-up"),
        ("backpressure", "backpressure"),
    ] {
        assert_twin_prints(DIR, twin, RUNS, record);
    }
}

/// What the fact program `name` prints, unless Go is missing.
fn printed(name: &str) -> Option<String> {
    Some(recorded::printed(&mut Command::new(go_twin(DIR, name)?)))
}

#[test]
fn make_is_a_function_that_can_be_shadowed() {
    if let Some(words) = printed("predeclared") {
        assert!(words.contains("chan: keyword\n"), "{words}");
        assert!(words.contains("make: predeclared function\n"), "{words}");
        assert!(words.ends_with("make: shadowed\n"), "{words}");
    }
}

#[test]
fn send_and_receive_are_no_words_of_go() {
    if let Some(words) = printed("predeclared") {
        for word in ["send", "receive"] {
            let line = format!("{word}: no word of the language\n");
            assert!(words.contains(&line), "{words}");
        }
    }
}

#[test]
fn a_closed_channel_gives_zero_values_without_end() {
    if let Some(received) = printed("receive-after-close") {
        assert_eq!(received, "42 true\n0 false\n0 false\n");
    }
}

#[test]
fn a_sender_cannot_tell_that_its_receiver_has_left() {
    if let Some(verdict) = printed("receiver-gone") {
        assert_eq!(verdict, "the sender still waits\n");
    }
}

#[test]
fn the_cost_twin_hands_every_value_over() {
    if let Some(exe) = plain_go_twin(DIR, "channel-cost") {
        for kind in [
            "ping-pong",
            "one-to-one",
            "roomy",
            "four-to-four",
            "batches",
        ] {
            let output = run(Command::new(&exe).args([kind, "640"]));
            let printed = String::from_utf8_lossy(&output.stdout);
            assert!(printed.trim().parse::<u64>().is_ok(), "{output:?}");
        }
    }
}
