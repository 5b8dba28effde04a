//! Runs the programs of lesson 19.

use std::process::ExitCode;

use lesson_19_parameter_server::updates::update;
use lesson_19_parameter_server::{as_written, last_digits, mended, retry, sharded, three_servers};
use lesson_program::clap::{Arg, Command, value_parser};
use lesson_program::{ArgMatches, Program};

/// The defaults of the programs' arguments.
const SEED: u64 = 19;
const WORKERS: usize = 10;
const UPDATES: u64 = 100;

fn arguments(command: Command) -> Command {
    let number = |name, default, help| {
        let arg = Arg::new(name).long(name).value_name("N");
        arg.default_value(default).help(help)
    };
    let seed = number("seed", "19", "What the random updates depend on");
    let workers = number("workers", "10", "How many workers push");
    let updates = number("updates", "100", "How many updates each of them pushes");
    command
        .arg(seed.value_parser(value_parser!(u64)))
        .arg(workers.value_parser(value_parser!(u16).range(1..=1_000)))
        .arg(updates.value_parser(value_parser!(u64).range(..=10_000_000)))
}

/// The number of workers and updates, and what each update is.
fn asked(
    matches: &ArgMatches,
) -> (
    usize,
    u64,
    impl Fn(usize, u64) -> f64 + Copy + Send + Sync + use<>,
) {
    let number = |name| *matches.get_one::<u64>(name).expect("it has a default");
    let workers = *matches.get_one::<u16>("workers").expect("it has a default");
    let seed = number("seed");
    let delta = move |worker, sequence| update(seed, worker, sequence);
    (usize::from(workers), number("updates"), delta)
}

fn parameter_server(matches: &ArgMatches) -> ExitCode {
    let (workers, updates, delta) = asked(matches);
    mended::mended(workers, updates, delta);
    ExitCode::SUCCESS
}

fn parameter_server_as_written(matches: &ArgMatches) -> ExitCode {
    let (workers, updates, delta) = asked(matches);
    as_written::as_written(workers, updates, delta);
    ExitCode::SUCCESS
}

/// One and two, which two workers push.
fn one_and_two(worker: usize, _sequence: u64) -> f64 {
    worker as f64 + 1.0
}

fn main() -> ExitCode {
    lesson_program::main(
        "19",
        "Parameter servers",
        &[
            Program::with_arguments(
                "parameter-server",
                "Ten workers push a hundred updates each; the sum is the same in every run",
                arguments,
                parameter_server,
            )
            .as_written_with(parameter_server_as_written),
            Program::new(
                "three-servers",
                "The same updates through a mutex, an actor and shards: the same parameters three times",
                || three_servers::three_servers(SEED, WORKERS, UPDATES),
            ),
            Program::new(
                "last-digits",
                "The same thousand numbers, added in four ways",
                || last_digits::orders(SEED, WORKERS, UPDATES),
            ),
            Program::new(
                "snapshot",
                "Pulls from all shards at one moment: a state that was",
                sharded::snapshot,
            ),
            Program::new(
                "retry",
                "Pushes again when no answer comes, and is counted once",
                retry::mended,
            ),
            Program::bug(
                "counted-twice",
                "Applies each update, and keeps it to be applied again: twice the right sum",
                || as_written::counted_twice(2, 1, one_and_two),
            ),
            Program::bug(
                "sleep-instead-of-wait",
                "Sleeps instead of waiting for the workers: updates may be missing",
                || as_written::sleep_instead_of_wait(2, 1, one_and_two),
            ),
            Program::bug(
                "as-they-come",
                "Adds a tenth, two and three in the order of coming: two sums are possible",
                last_digits::as_they_come,
            ),
            Program::bug(
                "torn",
                "Pulls shard by shard: may see the second update without the first",
                sharded::torn,
            ),
            Program::bug(
                "counts-a-retry-twice",
                "Pushes again when no answer comes: may be counted twice",
                retry::counts_a_retry_twice,
            ),
        ],
    )
}
