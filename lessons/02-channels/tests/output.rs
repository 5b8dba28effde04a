//! What the programs of lesson 02 print: every run of the real binary stays inside a set that is
//! computed. And what the compiler and Go say of programs that they refuse.

use std::collections::BTreeSet;
use std::process::Command;
use std::time::Duration;

use lesson_program::recorded::{Recorded, plain_go_twin, record, record_endless, run};
use lesson_program::refused::refused;

mod expected;

const DIR: &str = env!("CARGO_MANIFEST_DIR");
const EXE: &str = env!("CARGO_BIN_EXE_02");
const RUNS: usize = 50;

fn recorded(args: &[&str], allowed: BTreeSet<String>) -> Recorded {
    record("02", EXE, args, RUNS, allowed)
}

#[test]
fn forty_two_prints_42() {
    let recorded = recorded(&["forty-two"], ["42\n".to_owned()].into());
    insta::assert_snapshot!("forty-two", recorded);
}

#[test]
fn forty_two_as_written_prints_42() {
    let recorded = recorded(&["forty-two", "--as-written"], ["42\n".to_owned()].into());
    insta::assert_snapshot!("forty-two.as-written", recorded);
}

#[test]
fn letters_come_in_any_order_that_keeps_each_senders() {
    let allowed = expected::until_hang_up(2);
    assert_eq!(allowed.len(), 4 * 3 / 2);
    insta::assert_snapshot!("until-hang-up", recorded(&["until-hang-up"], allowed));
}

#[test]
fn the_second_letter_comes_back() {
    let allowed = "returned to sender: second letter\nread: first letter\n".to_owned();
    insta::assert_snapshot!("hang-up", recorded(&["hang-up"], [allowed].into()));
}

/// One loaf on the shelf, one in the baker's hands, one in the shop's.
#[test]
fn a_shelf_holds_the_baker_back() {
    let allowed = expected::bakery(4, 1 + 2);
    assert!(
        allowed
            .iter()
            .all(|day| expected::most_outstanding(day) <= 3)
    );
    insta::assert_snapshot!("backpressure", recorded(&["backpressure"], allowed));
}

#[test]
fn a_shelf_without_end_allows_one_day_more() {
    let allowed = expected::bakery(4, 4);
    assert_eq!(allowed.len(), expected::bakery(4, 3).len() + 1);
    insta::assert_snapshot!(
        "unbounded-backlog",
        recorded(&["unbounded-backlog"], allowed)
    );
}

#[test]
fn a_kept_sender_keeps_the_receiver_waiting() {
    let watched = Duration::from_millis(300);
    let printed = "Ann 1\nAnn 2\n";
    let recorded = record_endless("02", EXE, &["kept-a-sender"], watched, printed);
    insta::assert_snapshot!("kept-a-sender", recorded);
}

#[test]
fn a_sent_value_has_moved() {
    if let Some(message) = refused(DIR, "refused/sent.rs", "E0382") {
        insta::assert_snapshot!("refused-sent", message);
    }
}

/// How a Go program of ours dies: its first line on standard error, without the stack trace.
fn dies(program: &str, printed: &str) -> Option<Recorded> {
    let output = run(&mut Command::new(plain_go_twin(DIR, program)?));
    assert_eq!(String::from_utf8_lossy(&output.stdout), printed);
    let stderr = String::from_utf8_lossy(&output.stderr);
    Some(Recorded {
        command: format!("go/{program}"),
        outputs: [printed.to_owned()].into(),
        stderr: stderr.lines().next().unwrap_or_default().to_owned(),
        exit_code: output.status.code(),
    })
}

#[test]
fn go_panics_on_a_send_after_close() {
    if let Some(recorded) = dies("send-after-close", "") {
        insta::assert_snapshot!("send-after-close", recorded);
    }
}

#[test]
fn go_waits_for_ever_on_a_nil_channel() {
    if let Some(recorded) = dies("nil-channel", "") {
        insta::assert_snapshot!("nil-channel", recorded);
    }
}

#[test]
fn go_waits_for_ever_on_a_channel_that_nobody_closes() {
    if let Some(recorded) = dies("kept-open", "Ann 1\n") {
        insta::assert_snapshot!("kept-open", recorded);
    }
}
