//! Every kind of call, and what comes of it.

use std::process::ExitCode;
use std::time::Duration;

use lesson_program::ArgMatches;
use lesson_program::clap::{Arg, Command};

use crate::arguments::codec;
use crate::call_error::CallError;
use crate::client::Client;
use crate::codec::Codec;
use crate::gob_encode::Gobs;
use crate::json::Json;
use crate::messages::{Args, Piece, Quotient};
use crate::own_server;
use crate::sync::print;

const WITHIN: Duration = Duration::from_secs(20);

/// `--addr`, unless it is to start a server of its own, and `--codec`.
pub fn arguments(command: Command) -> Command {
    let address = Arg::new("addr")
        .long("addr")
        .value_name("HOST:PORT")
        .help("Where the server is; without it, one of its own");
    command.arg(address).arg(codec())
}

/// Makes the calls.
pub fn calls(matches: &ArgMatches) -> ExitCode {
    let codec: &String = matches.get_one("codec").expect("it has a default");
    match codec.as_str() {
        "json" => called::<Json>(matches),
        _ => called::<Gobs>(matches),
    }
}

fn called<C: Codec>(matches: &ArgMatches) -> ExitCode {
    let call_all = |address: &str| own_server::client_of::<C, _>(address, all);
    let outcome = match matches.get_one::<String>("addr") {
        Some(address) => call_all(address),
        None => own_server::with::<C, _>(call_all),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

// ANCHOR: all
fn all<C: Codec>(client: &Client<C>) -> Result<(), CallError> {
    let multiply = |a, b| client.call::<_, i64>("Arith.Multiply", &Args { a, b }, WITHIN);
    let divide = |a, b| client.call("Arith.Divide", &Args { a, b }, WITHIN);
    let open = |gate: i64| client.call::<_, i64>("Gate.Open", &gate, WITHIN);
    let repeat = |text: &str, times| {
        let text = text.to_owned();
        client.call::<_, String>("Text.Repeat", &Piece { text, times }, WITHIN)
    };

    print(format!("7*2={}", multiply(7, 2)?));
    print(format!("-7*0={}", multiply(-7, 0)?));
    let Quotient { quo, rem } = divide(-7, 2)?;
    print(format!("-7/2={quo}, remainder {rem}"));
    print(format!("7/0: {}", error(divide(7, 0))));
    for method in ["Arith.Add", "Abacus.Add", "Add"] {
        let sum = client.call::<_, i64>(method, &Args { a: 7, b: 2 }, WITHIN);
        print(format!(
            "{method}: {}",
            sum.map_or_else(|error| error.to_string(), |sum| sum.to_string())
        ));
    }

    let first = client.start::<i64, i64>("Gate.Pass", &1);
    let second = client.start::<i64, i64>("Gate.Pass", &2);
    let product = multiply(3, 5)?;
    print(format!("3*5={product}, while two calls wait at gates"));
    open(2)?;
    print(format!("then the later one: {}", second.wait(WITHIN)?));
    open(1)?;
    print(format!("then the earlier one: {}", first.wait(WITHIN)?));

    let whole = repeat("Gopher", 50_000)?;
    print(format!("a reply of {} letters", whole.len()));
    let whole = repeat("", 0)?;
    print(format!("a reply of {} letters", whole.len()));
    Ok(())
}
// ANCHOR_END: all

/// What the error says; there must be one.
fn error(reply: Result<Quotient, CallError>) -> String {
    reply.map_or_else(
        |error| error.to_string(),
        |quotient| format!("{quotient:?}"),
    )
}
