//! What the programs of lesson 16 say, run as a reader runs them, but on a port that is free.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read as _};
use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};

use lesson_16_http_server::command::{DEFAULT, ask};
use lesson_program::recorded::{Recorded, record, run};

const EXE: &str = env!("CARGO_BIN_EXE_16");

/// Starts a server that never ends by itself, asks it, kills it, and returns the record, in which it
/// has the port that it would have had.
fn endless(program: &str, as_written: bool, path: &str, body: &str) -> Recorded {
    let free = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
    let addr = free.expect("a free port").to_string();
    let mut command = Command::new(EXE);
    command.args([program, "--addr", &addr]);
    if as_written {
        command.arg("--as-written");
    }
    let mut child = command.stdout(Stdio::piped()).spawn().expect("it starts");
    let mut stdout = BufReader::new(child.stdout.take().expect("piped"));
    let mut printed = String::new();
    if !(program == "hello-path" && as_written) {
        stdout.read_line(&mut printed).expect("UTF-8 output");
    }
    let answered = answer(&mut child, addr.parse().expect("an address"), path);
    child.kill().expect("it runs");
    child.wait().expect("it has been started");
    stdout.read_to_string(&mut printed).expect("UTF-8 output");
    assert_eq!(answered, body, "{program}");
    let flag = if as_written { " --as-written" } else { "" };
    Recorded {
        command: format!("cargo run --bin 16 -- {program}{flag}"),
        outputs: BTreeSet::from([printed.replace(&addr, DEFAULT)]),
        stderr: String::new(),
        exit_code: None,
    }
}

/// What the server answers, once it does.
fn answer(child: &mut Child, addr: SocketAddr, path: &str) -> String {
    loop {
        match ask(addr, path) {
            Ok(answer) => return answer,
            Err(error) => {
                let ended = child.try_wait().expect("it has been started");
                assert_eq!(ended, None, "it has ended, and there is no answer: {error}");
            }
        }
    }
}

#[test]
fn hello_path() {
    let recorded = endless("hello-path", false, "/Ann", "Hello, Ann!");
    insta::assert_snapshot!("hello-path", recorded);
}

#[test]
fn hello_world() {
    let recorded = endless("hello-world", false, "/Ann", "Hello, world!");
    insta::assert_snapshot!("hello-world", recorded);
}

#[test]
fn hello_path_on_axum() {
    let recorded = endless("hello-path-axum", false, "/Ann", "Hello, Ann!");
    insta::assert_snapshot!("hello-path-axum", recorded);
}

#[test]
fn hello_path_in_a_loop() {
    let recorded = endless("hello-path-loop", false, "/Ann", "Hello, Ann!");
    insta::assert_snapshot!("hello-path-loop", recorded);
}

#[test]
fn as_written() {
    let recorded = endless("hello-path", true, "/Ann", "Hello, Ann!");
    insta::assert_snapshot!("hello-path.as-written", recorded);
    let recorded = endless("hello-world", true, "/Ann", "Hello, world!");
    insta::assert_snapshot!("hello-world.as-written", recorded);
}

/// Nothing is printed that is not true: no banner, an error, exit code 1.
#[test]
fn a_taken_port_is_an_error() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let addr = taken.local_addr().expect("it is bound").to_string();
    for program in [
        "hello-path",
        "hello-world",
        "hello-path-axum",
        "hello-path-loop",
    ] {
        let output = run(Command::new(EXE).args([program, "--addr", &addr]));
        assert_eq!(String::from_utf8_lossy(&output.stdout), "", "{program}");
        assert_eq!(output.status.code(), Some(1), "{program}");
        let stderr = String::from_utf8_lossy(&output.stderr);
        let stderr = stderr.replace(&addr, DEFAULT);
        insta::allow_duplicates! {
            insta::assert_snapshot!("port-taken", stderr);
        }
    }
}

/// And as they are written: no error, exit code 0.
#[test]
fn as_written_a_taken_port_is_not_mentioned() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let addr = taken.local_addr().expect("it is bound").to_string();
    let banner = format!("Listening on http://{addr}\n");
    for (program, printed) in [("hello-path", ""), ("hello-world", &banner)] {
        let output = run(Command::new(EXE).args([program, "--as-written", "--addr", &addr]));
        assert_eq!(String::from_utf8_lossy(&output.stdout), printed);
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        assert_eq!(output.status.code(), Some(0));
    }
}

#[test]
fn what_is_no_address_is_an_error() {
    let output = run(Command::new(EXE).args(["hello-path", "--addr", "nonsense"]));
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(
        stderr.starts_with("error: cannot listen on nonsense: "),
        "{stderr}"
    );
}

/// Without a name the servers run one after the other, and each asks itself once.
#[test]
fn the_whole_lesson_ends() {
    let output = run(&mut Command::new(EXE));
    assert!(output.status.success(), "{output:?}");
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    for program in [
        "hello-path",
        "hello-world",
        "hello-path-axum",
        "hello-path-loop",
    ] {
        assert!(
            printed.contains(&format!("== {program} ==\nListening on ")),
            "{printed}"
        );
    }
    assert_eq!(
        printed.matches("Hello, reader!\nStopped").count(),
        3,
        "{printed}"
    );
}

/// The banner is the first line, and by then the port is bound.
#[test]
fn the_banner_is_true() {
    let mut child = Command::new(EXE)
        .args(["hello-world", "--addr=127.0.0.1:0"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut banner = String::new();
    let stdout = child.stdout.take().expect("piped");
    BufReader::new(stdout)
        .read_line(&mut banner)
        .expect("a line");
    let addr = banner
        .trim()
        .strip_prefix("Listening on http://")
        .expect("a banner");
    assert_eq!(
        ask(addr.parse().expect("an address"), "/").expect("an answer"),
        "Hello, world!"
    );
    child.kill().expect("it runs");
    child.wait().expect("it has been started");
}

fn nine(last: &str) -> [String; 1] {
    let lines = (1..=8).map(|number| format!("{number}: Hello, {number}!\n"));
    [lines.collect::<String>() + "8 connections are idle\n9: " + last + "\n"]
}

#[test]
fn the_ninth_is_answered() {
    let recorded = record("16", EXE, &["ninth-connection"], 20, nine("Hello, 9!"));
    insta::assert_snapshot!("ninth-connection", recorded);
}

#[test]
fn the_ninth_starves() {
    let recorded = record(
        "16",
        EXE,
        &["pool-starved-by-keep-alive"],
        3,
        nine("no answer"),
    );
    insta::assert_snapshot!("pool-starved-by-keep-alive", recorded);
}
