//! Running programs from a page: what is sent, what is refused, and that nothing outlives it.

#![cfg(unix)]

mod common;

use std::io::Read as _;
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use common::Fixture;
use common::http::Events;
use common::server::Server;
use rustix::process::Signal;

fn start(fixture: &Fixture) -> Server {
    Server::start(&mut fixture.workbook(&["serve", "--port", "0"]))
}

fn run(server: &Server, query: &str) -> Events {
    Events::open(server.port, &format!("/api/run?{query}"))
}

/// Where the processes of the program `family` report, so that a test sees them live and die.
struct Witness(TcpListener);

impl Witness {
    fn new() -> Self {
        Self(TcpListener::bind(("127.0.0.1", 0)).expect("a free port"))
    }

    fn server(&self, fixture: &Fixture) -> Server {
        let address = self.0.local_addr().expect("it is bound").to_string();
        let mut command = fixture.workbook(&["serve", "--port", "0"]);
        Server::start(command.env("FIXTURE_WITNESS", address))
    }

    /// Waits for a process to report.
    fn one(&self) -> TcpStream {
        let (mut process, _) = self.0.accept().expect("a process reports");
        process.read_exact(&mut [0]).expect("it is alive");
        process
    }
}

/// Returns when the process at the other end is gone. It fails after a time that only matters when
/// the process is not killed at all.
fn gone(mut process: TcpStream) {
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        // Closed or reset, the process is gone.
        let _ = process.read(&mut [0]);
        tell.send(())
    });
    told.recv_timeout(Duration::from_secs(20))
        .expect("the process is killed");
}

#[test]
fn output_is_sent_as_it_comes() {
    let fixture = Fixture::new();
    let server = start(&fixture);
    let mut report = String::new();
    for query in [
        "lesson=01&program=hello",
        "lesson=01&program=hello&as_written=true",
        "lesson=01&program=order&as_written=false",
        "lesson=01&program=fails",
    ] {
        report.push_str(&format!("{query}\n{}\n", run(&server, query).rest()));
    }
    insta::assert_snapshot!(report);
}

#[test]
fn only_known_programs_are_run() {
    let fixture = Fixture::new();
    let server = start(&fixture);
    let mut report = String::new();
    for query in [
        "lesson=02&program=hello",
        "lesson=01&program=none",
        "lesson=01&program=--help",
        "lesson=01&program=",
        "lesson=..%2f01-tiny&program=hello",
        "lesson=01&program=order&as_written=true",
    ] {
        report.push_str(&format!("{query}\n{}", run(&server, query).rest()));
    }
    insta::assert_snapshot!(report);
}

#[test]
fn what_the_compiler_says_is_shown() {
    let fixture = Fixture::new();
    fixture.write("lessons/01-tiny/src/main.rs", "fn main() { nonsense }");
    let server = start(&fixture);
    let events = run(&server, "lesson=01&program=hello").rest();
    assert!(
        events
            .starts_with("status: building\nstderr: \"error[E0425]: cannot find value `nonsense`"),
        "{events}"
    );
    assert!(
        events.ends_with("\nrefused: Lesson 01 does not compile.\n"),
        "{events}"
    );
}

#[test]
fn output_has_a_limit() {
    let fixture = Fixture::new();
    let server = start(&fixture);
    let mut events = run(&server, "lesson=01&program=chatty");
    let mut printed = 0;
    let end = loop {
        match events.next().expect("the stream ends with `end`") {
            (name, data) if name == "stdout" => {
                printed += serde_json::from_str::<String>(&data).unwrap().len();
            }
            (name, data) if name == "end" => break data,
            _ => {}
        }
    };
    assert_eq!(
        (printed, end.as_str()),
        (256 * 1024, r#"{"code":null,"reason":"output limit"}"#)
    );
    assert_eq!(events.next(), None);
}

#[test]
fn a_program_dies_with_its_reader_and_takes_its_children_along() {
    let fixture = Fixture::new();
    let witness = Witness::new();
    let server = witness.server(&fixture);
    let reader = run(&server, "lesson=01&program=family");
    let family = [witness.one(), witness.one()];
    drop(reader);
    family.into_iter().for_each(gone);
}

#[test]
fn two_programs_run_at_once_and_no_more() {
    let fixture = Fixture::new();
    let witness = Witness::new();
    let server = witness.server(&fixture);
    let query = "lesson=01&program=family";
    let readers = [run(&server, query), run(&server, query)];
    let processes = [witness.one(), witness.one(), witness.one(), witness.one()];
    let third = run(&server, query).rest();
    assert_eq!(
        third,
        "refused: 2 programs are running already: wait for one to end, or stop it.\n"
    );
    drop(readers);
    processes.into_iter().for_each(gone);
}

#[test]
fn programs_die_with_the_server() {
    let fixture = Fixture::new();
    let witness = Witness::new();
    let mut server = witness.server(&fixture);
    let mut reader = run(&server, "lesson=01&program=family");
    let family = [witness.one(), witness.one()];
    server.signal(Signal::INT);
    let events = std::iter::from_fn(|| reader.next()).last();
    let end = (
        "end".to_owned(),
        r#"{"code":null,"reason":"killed"}"#.to_owned(),
    );
    assert_eq!(events, Some(end));
    assert_eq!(server.ended().0.code(), Some(0));
    family.into_iter().for_each(gone);
}
