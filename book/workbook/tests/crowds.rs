//! Many at once, and readers' files that are none: the server and the checker go on.

#![cfg(unix)]

mod common;

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::os::unix::fs::symlink;
use std::process::Command;

use common::Fixture;
use common::http::{Events, get, host};
use common::server::Server;

const FILE: &str = "lessons/01-tiny/exercise/src/exercise.rs";

fn start(fixture: &Fixture) -> Server {
    Server::start(&mut fixture.workbook(&["serve", "--port", "0"]))
}

/// All have connected before the first asks, and all have asked before the first answer is read.
#[test]
fn a_thousand_requests_at_once_are_answered() {
    let fixture = Fixture::new();
    let server = start(&fixture);
    let page = get(server.port, "/").body;
    // Fewer where the system allows this process no more open files.
    let files = rustix::process::getrlimit(rustix::process::Resource::Nofile).current;
    let clients = files.map_or(1_000, |files| files.saturating_sub(100).min(1_000));
    let connect = |_| TcpStream::connect(("127.0.0.1", server.port)).expect("the server listens");
    let mut streams: Vec<TcpStream> = (0..clients).map(connect).collect();
    let request = format!(
        "GET / HTTP/1.1\r\n{}\r\nConnection: close\r\n\r\n",
        host(server.port)
    );
    for stream in &mut streams {
        stream.write_all(request.as_bytes()).expect("it is read");
    }
    for mut stream in streams {
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
        assert!(answer.ends_with(&page), "the whole page");
    }
}

/// Each press is answered: the program runs, or the reader is told to wait. Then all is as before.
#[test]
fn run_may_be_pressed_a_hundred_times() {
    let fixture = Fixture::new();
    let server = start(&fixture);
    let press = || Events::open(server.port, "/api/run?lesson=01&program=hello");
    let once = press().rest();
    let pressed: Vec<Events> = (0..100).map(|_| press()).collect();
    let mut ran = 0;
    for events in pressed {
        let told = events.rest();
        if told == once {
            ran += 1;
        } else {
            assert!(
                told.starts_with("refused: 2 programs are running"),
                "{told}"
            );
        }
    }
    assert!(ran >= 2, "{ran}");
    assert_eq!(press().rest(), once);
}

/// What is no lesson is a usage error, whatever it looks like; nothing of it is taken for a path.
#[test]
fn names_that_are_no_lessons_are_refused() {
    let fixture = Fixture::new();
    for name in [
        "../01", "01/../01", "", " 01", "01\n", "１", "01;true", "$(true)", "-1", "1e0",
    ] {
        for command in ["check", "hint", "solution", "reset", "explore", "run"] {
            let (code, stdout, stderr) = fixture.run(&[command, "--", name]);
            assert_eq!(code, Some(2), "{command} {name:?}: {stdout}{stderr}");
            assert!(!stderr.contains("panicked"), "{stderr}");
        }
    }
}

/// Whatever is in the place of the reader's file, the check says what it is, and changes nothing.
#[test]
fn files_that_are_none_are_refused() {
    let fixture = Fixture::new();
    let path = fixture.root().join(FILE);
    let report = |what: &str| {
        let (code, stdout, stderr) = fixture.run(&["check", "01"]);
        assert_eq!(code, Some(1), "{what}: {stdout}{stderr}");
        assert!(!stderr.contains("panicked"), "{what}: {stderr}");
        let said = stdout + &stderr;
        assert!(!said.trim().is_empty(), "{what}: something is said");
        said
    };
    for (what, bytes) in [
        ("nothing", &b""[..]),
        ("no text", b"\xff\xfe pub fn answer() -> u32 { 42 }"),
        ("a zero byte", b"pub fn answer() -> u32 { 42 }\0"),
        ("a terminal's commands", b"\x1b[2J\x1b]0;title\x07"),
        ("markup", b"</script><img src=x onerror=alert(1)>"),
    ] {
        fs::write(&path, bytes).unwrap();
        report(what);
        assert_eq!(fs::read(&path).unwrap(), bytes, "{what}");
    }
    let long = "// long\n".repeat(400_000);
    fs::write(&path, &long).unwrap();
    report("three megabytes of comments");
    fs::remove_file(&path).unwrap();
    report("no file");
    fs::create_dir(&path).unwrap();
    report("a directory");
    fs::remove_dir(&path).unwrap();
    symlink("exercise.rs", &path).unwrap();
    report("a link to itself");
    fs::remove_file(&path).unwrap();
    let made = Command::new("mkfifo").arg(&path).status().unwrap();
    assert!(made.success());
    let said = report("a pipe that nobody writes to");
    assert!(said.contains("it is not a regular file"), "{said}");
}
