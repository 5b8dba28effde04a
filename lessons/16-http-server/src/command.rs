//! The arguments of the servers, and what all of them say: a banner once the port is bound, an error
//! when it is not, a last line at the end.

use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::ExitCode;

use lesson_program::ArgMatches;
use lesson_program::address::hint;
use lesson_program::clap::{Arg, ArgAction, Command, value_parser};

use crate::signals::Stop;
use crate::sync::{print, thread};

/// The article's port, and the address by which this machine alone is reached.
pub const DEFAULT: &str = "127.0.0.1:8080";

/// `--addr` and `--once`.
pub fn address(command: Command) -> Command {
    let addr = Arg::new("addr")
        .long("addr")
        .default_value(DEFAULT)
        .help("Where to listen; port 0 takes any that is free");
    let once = Arg::new("once")
        .long("once")
        .action(ArgAction::SetTrue)
        .help("Answer one request of its own, and stop");
    command.arg(addr).arg(once)
}

/// These, and `--threads`.
pub fn address_and_threads(command: Command) -> Command {
    let threads = Arg::new("threads")
        .long("threads")
        .default_value("2")
        .value_parser(value_parser!(u16).range(1..=1024))
        .help("How many threads serve");
    address(command).arg(threads)
}

/// A server that runs until it is told to stop.
pub trait Running {
    /// Waits for the end: `Some` with how many requests were answered, if that is known.
    fn stop(self) -> Option<u64>;
}

/// Binds, starts, says so, waits for a signal, stops. `start` returns the running server.
pub fn serve<R: Running>(
    arguments: &ArgMatches,
    start: impl FnOnce(TcpListener) -> io::Result<R>,
) -> ExitCode {
    let wanted = arguments.get_one::<String>("addr").map_or(DEFAULT, |it| it);
    let started = || {
        let stop = Stop::listen()?;
        let listener = TcpListener::bind(wanted)?;
        let addr = listener.local_addr()?;
        Ok::<_, io::Error>((stop, addr, start(listener)?))
    };
    let (mut stop, addr, server) = match started() {
        Ok(started) => started,
        Err(error) => {
            eprintln!("error: cannot listen on {wanted}: {error}{}", hint(wanted));
            return ExitCode::FAILURE;
        }
    };
    print(format!("Listening on http://{addr}"));
    if arguments.get_flag("once") {
        match ask(addr, "/reader") {
            Ok(answer) => print(answer),
            Err(error) => eprintln!("error: no answer: {error}"),
        }
    } else {
        stop.wait();
    }
    match server.stop() {
        Some(requests) => print(format!("Stopped after {requests} requests")),
        None => print("Stopped"),
    }
    ExitCode::SUCCESS
}

/// The body of the answer to `GET path`.
///
/// # Errors
/// When there is none.
pub fn ask(addr: SocketAddr, path: &str) -> io::Result<String> {
    let mut stream = TcpStream::connect(addr)?;
    write!(stream, "GET {path} HTTP/1.0\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let (_, body) = answer.split_once("\r\n\r\n").unwrap_or_default();
    Ok(body.to_owned())
}

/// A server that another thread runs, and what makes it stop.
pub struct Thread<F> {
    /// Returns how many requests it has answered, if it knows.
    pub thread: thread::JoinHandle<Option<u64>>,
    /// Makes it return.
    pub stop: F,
}

impl<F: FnOnce()> Running for Thread<F> {
    fn stop(self) -> Option<u64> {
        (self.stop)();
        self.thread.join().unwrap()
    }
}
