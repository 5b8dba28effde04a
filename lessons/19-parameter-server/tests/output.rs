//! What the programs of lesson 19 print: every run of the real binary stays inside a set that is
//! computed.

use std::collections::BTreeSet;
use std::process::Command;

use lesson_program::recorded::{Recorded, record, run};

mod expected;
#[allow(dead_code, reason = "the sums in units are checked elsewhere")]
#[path = "../src/updates.rs"]
mod updates;

const EXE: &str = env!("CARGO_BIN_EXE_19");
const RUNS: usize = 50;

fn recorded(arguments: &[&str], allowed: BTreeSet<String>) -> Recorded {
    record("19", EXE, arguments, RUNS, allowed)
}

/// The sum of all updates: of each worker's first, and these in the order of the workers.
fn by_worker(seed: u64, workers: usize, updates: u64) -> f64 {
    let add = |sum: f64, delta: f64| sum + delta;
    let of_worker = |worker| {
        let all = (1..=updates).map(move |sequence| updates::update(seed, worker, sequence));
        all.fold(0.0, add)
    };
    (0..workers).map(of_worker).fold(0.0, add)
}

#[test]
fn the_sum_is_the_same_to_the_last_digit() {
    let allowed = [expected::parameter(by_worker(19, 10, 100))].into();
    let recorded = recorded(&["parameter-server"], allowed);
    insta::assert_snapshot!("parameter-server", recorded);
}

#[test]
fn it_depends_on_the_seed_the_workers_and_their_updates() {
    for (seed, workers, updates) in [(0, 10, 100), (19, 3, 100), (19, 10, 7), (u64::MAX, 1, 1)] {
        let allowed = [expected::parameter(by_worker(seed, workers, updates))];
        let numbers = [seed.to_string(), workers.to_string(), updates.to_string()];
        let [seed, workers, updates] = numbers.each_ref();
        let names = ["--seed", seed, "--workers", workers, "--updates", updates];
        record(
            "19",
            EXE,
            &[&["parameter-server"][..], &names].concat(),
            5,
            allowed,
        );
    }
}

#[test]
fn a_server_without_workers_is_refused() {
    for workers in ["0", "-1"] {
        let output = run(Command::new(EXE).args(["parameter-server", "--workers", workers]));
        assert_eq!(output.status.code(), Some(2));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let range = format!("{workers} is not in 1..=1000");
        assert!(said.contains(&range), "{said}");
    }
}

/// The one run that really sleeps, since as written the program does. If the machine is so busy
/// that a tenth of a second is too short, less is printed; more never is. The digits behind the
/// sixth differ from run to run, and are left out of the record.
#[test]
fn as_written_prints_at_most_twice_the_sum() {
    let twice = 2.0 * by_worker(19, 10, 100);
    let output = run(Command::new(EXE).args(["parameter-server", "--as-written"]));
    assert!(output.status.success(), "{output:?}");
    let printed = String::from_utf8(output.stdout).expect("UTF-8 output");
    let printed = printed.strip_prefix("Final parameter: ").expect("its line");
    let printed: f64 = printed.trim().parse().expect("a number");
    assert!(
        (0.0..=twice + 1e-6).contains(&printed),
        "{printed}, not {twice}"
    );
    let recorded = Recorded {
        command: "cargo run --bin 19 -- parameter-server --as-written".to_owned(),
        outputs: [format!("Final parameter: {twice:.6}…\n")].into(),
        stderr: String::new(),
        exit_code: Some(0),
    };
    insta::assert_snapshot!("parameter-server.as-written", recorded);
}

#[test]
fn three_servers_have_the_same_parameters() {
    let output = run(Command::new(EXE).arg("three-servers"));
    let printed = String::from_utf8(output.stdout).expect("UTF-8 output");
    let sums: BTreeSet<&str> = printed
        .lines()
        .filter_map(|line| line.split_whitespace().last())
        .collect();
    assert_eq!(sums.len(), 1, "{printed}");
    let sum: f64 = sums.first().expect("one").parse().expect("a number");
    assert!((sum - by_worker(19, 10, 100)).abs() < 1e-9, "{sum}");
    insta::assert_snapshot!(
        "three-servers",
        recorded(&["three-servers"], [printed.clone()].into())
    );
}

/// The last of the sums is exact but for one rounding; the others are near it.
#[test]
fn every_order_has_its_last_digits() {
    let output = run(Command::new(EXE).arg("last-digits"));
    let printed = String::from_utf8(output.stdout).expect("UTF-8 output");
    let sums: Vec<f64> = (printed.lines())
        .map(|line| {
            line.split_whitespace()
                .last()
                .expect("a sum")
                .parse()
                .expect("a number")
        })
        .collect();
    let units = (0..10).flat_map(|worker| (1..=100).map(move |n| updates::units(19, worker, n)));
    let whole: u128 = units.map(u128::from).sum();
    assert_eq!(sums[3], whole as f64 * updates::UNIT);
    assert!(
        sums.iter().all(|sum| (sum - sums[3]).abs() < 1e-9),
        "{sums:?}"
    );
    let different: BTreeSet<u64> = sums.iter().map(|sum| sum.to_bits()).collect();
    assert_eq!(different.len(), 4, "{printed}");
    insta::assert_snapshot!(
        "last-digits",
        recorded(&["last-digits"], [printed.clone()].into())
    );
}

#[test]
fn a_pull_sees_a_state_that_was() {
    insta::assert_snapshot!("snapshot", recorded(&["snapshot"], expected::states()));
}

#[test]
fn a_retry_is_counted_once() {
    insta::assert_snapshot!("retry", recorded(&["retry"], expected::one_push()));
}

#[test]
fn everything_is_counted_twice() {
    let recorded = recorded(&["counted-twice"], expected::counted_twice());
    insta::assert_snapshot!("counted-twice", recorded);
}

#[test]
fn an_update_may_be_missing() {
    let recorded = recorded(&["sleep-instead-of-wait"], expected::whatever_has_come(1.0));
    insta::assert_snapshot!("sleep-instead-of-wait", recorded);
}

#[test]
fn the_last_digits_may_differ() {
    let recorded = recorded(&["as-they-come"], expected::as_they_come());
    insta::assert_snapshot!("as-they-come", recorded);
}

#[test]
fn a_torn_pull_may_see_what_never_was() {
    let recorded = recorded(&["torn"], expected::states_and_a_torn_one());
    insta::assert_snapshot!("torn", recorded);
}

#[test]
fn a_retry_may_be_counted_twice() {
    let recorded = recorded(&["counts-a-retry-twice"], expected::one_push_or_two());
    insta::assert_snapshot!("counts-a-retry-twice", recorded);
}
