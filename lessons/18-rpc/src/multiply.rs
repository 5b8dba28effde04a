//! Program A3.1: a client that makes one call.

use std::io::Write as _;
use std::process::ExitCode;
use std::time::Duration;

use lesson_program::ArgMatches;
use lesson_program::clap::{Arg, Command, value_parser};

use crate::arguments;
use crate::client::Client;
use crate::codec::Codec;
use crate::gob_encode::Gobs;
use crate::json::Json;
use crate::messages::Args;
use crate::own_server;

/// `--addr`, `--codec`, `--within` and `--once`.
pub fn arguments(command: Command) -> Command {
    let within = Arg::new("within")
        .long("within")
        .value_name("MILLISECONDS")
        .value_parser(value_parser!(u64))
        .default_value("5000")
        .help("How long to wait for the connection, and for the reply");
    command
        .arg(arguments::address("localhost:1234", "Where the server is"))
        .arg(arguments::codec())
        .arg(within)
        .arg(arguments::once("Call a server of its own"))
}

/// Prints the product, or says on standard error why there is none, and fails.
pub fn mended(matches: &ArgMatches) -> ExitCode {
    if matches.get_flag("once") {
        return own_server::with::<Gobs, _>(|address| told(once::<Gobs>(address, 5000)));
    }
    let (codec, address) = arguments::chosen(matches);
    let within = *matches.get_one("within").expect("it has a default");
    told(match codec {
        "json" => once::<Json>(address, within),
        _ => once::<Gobs>(address, within),
    })
}

// ANCHOR: mended
/// Calls, or says why that was not possible.
fn once<C: Codec>(address: &str, milliseconds: u64) -> Result<String, String> {
    let within = Duration::from_millis(milliseconds);
    let client = Client::<C>::dial(address, within).map_err(|error| format!("dialing: {error}"))?;
    let args = Args { a: 7, b: 2 };
    let reply = client.call("Arith.Multiply", &args, within);
    let product: i64 = reply.map_err(|error| format!("arith error: {error}"))?;
    Ok(format!("Arith: {}*{}={product}", args.a, args.b))
}

/// Prints the one without a line feed, as the article does, and the other as what it is.
fn told(outcome: Result<String, String>) -> ExitCode {
    match outcome {
        Ok(line) => {
            let mut stdout = std::io::stdout();
            let printed = write!(stdout, "{line}").and_then(|()| stdout.flush());
            printed.map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS)
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
// ANCHOR_END: mended

// ANCHOR: as-written
/// As the article has it: whatever happens is printed, and the program has succeeded.
pub fn as_written(matches: &ArgMatches) -> ExitCode {
    let (_, address) = arguments::chosen(matches);
    match once::<Gobs>(address, u64::MAX >> 32) {
        Ok(line) | Err(line) => print!("{line}"),
    }
    ExitCode::SUCCESS
}
// ANCHOR_END: as-written
