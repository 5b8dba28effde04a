//! The server as a program: it serves until a signal stops it.

use std::io;
use std::process::{self, ExitCode};
use std::time::Duration;

use lesson_program::ArgMatches;
use lesson_program::address::hint;
use lesson_program::clap::Command;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::arguments::{address, chosen, codec, once};
use crate::client::Client;
use crate::codec::Codec;
use crate::gob_encode::Gobs;
use crate::json::Json;
use crate::messages::Args;
use crate::server::Server;
use crate::stopper::Stopper;
use crate::sync::{print, thread};

/// `--addr`, whose port is the article's, `--codec` and `--once`.
pub fn arguments(command: Command) -> Command {
    command
        .arg(address("127.0.0.1:1234", "Where to listen"))
        .arg(codec())
        .arg(once("Answer one call of its own, and stop"))
}

/// Serves until a signal comes; with `--once`, a call of its own takes the signal's place.
pub fn serve(matches: &ArgMatches) -> ExitCode {
    let (codec, address) = chosen(matches);
    let shown = matches.get_flag("once");
    let served = Server::bind(address).and_then(|server| match codec {
        "json" => run::<Json>(server, codec, shown),
        _ => run::<Gobs>(server, codec, shown),
    });
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot serve on {address}: {error}{}", hint(address));
            ExitCode::FAILURE
        }
    }
}

// ANCHOR: run
fn run<C: Codec>(server: Server, codec: &str, shown: bool) -> io::Result<()> {
    let stopper = server.stopper();
    let mut signals = Signals::new([SIGINT, SIGTERM])?;
    let handle = signals.handle();
    let address = server.address();
    thread::scope(|scope| {
        scope.spawn(|| stop_on(&mut signals, &stopper));
        let shut = stopper.clone();
        if shown {
            scope.spawn(move || answer_one::<C>(&address.to_string(), &shut));
        } else {
            print(format!("serving with {codec} on {address}"));
        }
        server.run::<C>();
        handle.close();
    });
    if !shown {
        print("stopped: all calls that had come are answered");
    }
    Ok(())
}

/// The first signal stops the server; a second one, the process.
fn stop_on(signals: &mut Signals, stopper: &Stopper) {
    for (count, _) in signals.forever().enumerate() {
        if count > 0 {
            process::exit(1);
        }
        stopper.stop();
    }
}
// ANCHOR_END: run

/// Makes one call to the server, and stops it.
fn answer_one<C: Codec>(address: &str, stopper: &Stopper) {
    let within = Duration::from_secs(5);
    let product = Client::<C>::dial(address, within)
        .map_err(|error| error.to_string())
        .and_then(|client| {
            let product = client.call("Arith.Multiply", &Args { a: 7, b: 2 }, within);
            product.map_err(|error| error.to_string())
        });
    print(format!("one call: {:?}", product as Result<i64, String>));
    stopper.stop();
}
