//! The arguments that client and server share.

use lesson_program::ArgMatches;
use lesson_program::clap::{Arg, ArgAction};

/// `--addr`, with its default.
pub fn address(default: &'static str, help: &'static str) -> Arg {
    Arg::new("addr")
        .long("addr")
        .value_name("HOST:PORT")
        .default_value(default)
        .help(help)
}

/// `--codec`.
pub fn codec() -> Arg {
    Arg::new("codec")
        .long("codec")
        .value_parser(["gob", "json"])
        .default_value("gob")
        .help("How calls are written down")
}

/// `--once`: for the run of the whole lesson, in which nothing may wait for a signal.
pub fn once(help: &'static str) -> Arg {
    Arg::new("once")
        .long("once")
        .action(ArgAction::SetTrue)
        .help(help)
}

/// What `--codec` and `--addr` say.
pub fn chosen(matches: &ArgMatches) -> (&str, &str) {
    let get = |name| matches.get_one::<String>(name).expect("it has a default");
    (get("codec"), get("addr"))
}
