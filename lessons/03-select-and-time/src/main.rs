//! Runs the programs of lesson 03.

use std::process::ExitCode;
use std::time::Duration;

use lesson_03_select_and_time::{both_ready, deadline, heartbeat, merge, parcel, poll, two_delays};
use lesson_program::Program;

/// The sleeps of the Go program.
const ONE_SECOND: Duration = Duration::from_secs(1);
const TWO_SECONDS: Duration = Duration::from_secs(2);

/// What the other programs count their time in.
const MOMENT: Duration = Duration::from_millis(100);

fn main() -> ExitCode {
    lesson_program::main(
        "03",
        "Select and time",
        &[
            Program::new(
                "two-delays",
                "Two threads sleep and send a word each; main prints two words",
                || two_delays::mended(ONE_SECOND, TWO_SECONDS),
            )
            .as_written(|| two_delays::order_by_sleep(ONE_SECOND, TWO_SECONDS)),
            Program::new(
                "both-ready",
                "Two channels have a value each, and a select takes one of them",
                both_ready::both_ready,
            ),
            Program::new(
                "merge",
                "Prints what comes from either of two channels, until both have hung up",
                || merge::merge(2),
            ),
            Program::new(
                "poll",
                "Works piece by piece, and looks in between whether it is told to stop",
                || poll::poll(3),
            ),
            Program::new(
                "heartbeat",
                "Waits for an answer, and says so at every tick",
                || heartbeat::heartbeat(MOMENT),
            ),
            Program::new(
                "timeout-each",
                "Waits so long for each letter, and so takes any time for all",
                || deadline::timeout_each(MOMENT, 4),
            ),
            Program::new(
                "one-deadline",
                "Waits so long for all letters together",
                || deadline::one_deadline(MOMENT, 4),
            ),
            Program::new(
                "in-person",
                "A courier hands a parcel over, or takes it back",
                || parcel::in_person(MOMENT, MOMENT),
            ),
            Program::bug(
                "timeout-drops-the-value",
                "A courier leaves a parcel at the door: it may be lost",
                || parcel::timeout_drops_the_value(MOMENT, MOMENT),
            ),
        ],
    )
}
