//! The end of a server: nobody who was let in is lost.

use std::io::{BufRead as _, BufReader, Read as _};
use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use lesson_16_http_server::limits::Limits;
use lesson_16_http_server::server::Server;
use lesson_16_http_server::service::hello_path;
use wire::Wire;

mod wire;

const REQUEST: &str = "GET /Ann HTTP/1.1\r\nHost: it\r\n\r\n";

/// A server of the lesson in a process of its own.
struct Process {
    child: Child,
    addr: SocketAddr,
    stdout: BufReader<std::process::ChildStdout>,
}

impl Process {
    fn start(program: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_16"))
            .args([program, "--addr=127.0.0.1:0"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let addr = line.trim().strip_prefix("Listening on http://").unwrap();
        Self {
            child,
            addr: addr.parse().unwrap(),
            stdout,
        }
    }

    fn tell(&self, signal: &str) {
        let id = self.child.id().to_string();
        let told = Command::new("kill").args([signal, &id]).status().unwrap();
        assert!(told.success());
    }

    /// What it says last, and its exit code.
    fn end(mut self) -> (String, Option<i32>) {
        let mut last = String::new();
        self.stdout.read_to_string(&mut last).unwrap();
        (last, self.child.wait().unwrap().code())
    }
}

#[test]
fn both_signals_stop_every_server() {
    for program in [
        "hello-path",
        "hello-world",
        "hello-path-axum",
        "hello-path-loop",
    ] {
        for signal in ["-INT", "-TERM"] {
            let server = Process::start(program);
            let mut idle = Wire::connect(server.addr);
            idle.send(REQUEST);
            assert_eq!(idle.answer(false).unwrap().status, 200);
            server.tell(signal);
            assert!(idle.is_over(), "{program}: an idle connection is closed");
            let (last, code) = server.end();
            let expected = match program {
                "hello-path-axum" => "Stopped\n",
                _ => "Stopped after 1 requests\n",
            };
            assert_eq!((last.as_str(), code), (expected, Some(0)), "{program}");
        }
    }
}

/// One after the other, each on a connection of its own.
#[test]
fn a_server_serves_until_it_is_told_to_stop() {
    let server = Process::start("hello-path");
    for _ in 0..500 {
        let mut wire = Wire::connect(server.addr);
        wire.send(REQUEST);
        assert_eq!(wire.answer(false).unwrap().status, 200);
    }
    server.tell("-TERM");
    assert_eq!(
        server.end(),
        ("Stopped after 500 requests\n".to_owned(), Some(0))
    );
}

/// A client has sent half a request, and is waited for when the second signal comes.
#[test]
fn the_second_signal_does_not_wait() {
    for program in ["hello-path", "hello-path-axum", "hello-path-loop"] {
        let server = Process::start(program);
        let mut idle = Wire::connect(server.addr);
        idle.send(REQUEST);
        assert_eq!(idle.answer(false).unwrap().status, 200);
        let mut half = Wire::connect(server.addr);
        half.send(&REQUEST[..REQUEST.len() - 2]);
        server.tell("-TERM");
        assert!(idle.is_over(), "{program}: it stops");
        server.tell("-TERM");
        let (last, code) = server.end();
        assert_eq!((last.as_str(), code), ("", Some(1)), "{program}");
    }
}

/// Clients ask as fast as they can, on connections old and new, while the server is told to stop.
/// Every request that it has read has its answer, whole, at the client that asked.
#[test]
fn no_request_is_lost_under_load() {
    for program in ["hello-path", "hello-path-loop"] {
        let server = Process::start(program);
        let addr = server.addr;
        let answered = AtomicU64::new(0);
        thread::scope(|scope| {
            for client in 0..16 {
                let answered = &answered;
                scope.spawn(move || while asks(addr, client, answered) {});
            }
            while answered.load(Ordering::Relaxed) < 2000 {
                thread::yield_now();
            }
            server.tell("-TERM");
        });
        let (last, code) = server.end();
        let answered = answered.into_inner();
        assert_eq!(
            last,
            format!("Stopped after {answered} requests\n"),
            "{program}"
        );
        assert_eq!(code, Some(0));
    }
}

/// Asks on a new connection until it is closed, or a few times; false once nobody listens.
fn asks(addr: SocketAddr, client: usize, answered: &AtomicU64) -> bool {
    let Some(mut wire) = Wire::try_connect(addr) else {
        return false;
    };
    for _ in 0..=client {
        if !wire.send(REQUEST) {
            break;
        }
        match wire.answer(false) {
            Some(answer) => assert_eq!(answer.shown(), "200 Hello, Ann!"),
            None => break,
        }
        answered.fetch_add(1, Ordering::Relaxed);
    }
    true
}

fn in_process(limits: Limits) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    Server::start(listener, hello_path, 2, limits).unwrap()
}

/// Nobody has accepted it yet when the server is told to stop: it is let in nevertheless.
#[test]
fn whoever_is_in_the_kernels_queue_is_answered() {
    for _ in 0..10 {
        let server = in_process(Limits::default());
        let mut wires: Vec<Wire> = (0..20).map(|_| Wire::connect(server.addr())).collect();
        for wire in &mut wires {
            wire.send(REQUEST);
        }
        let stopping = thread::spawn(move || server.stop());
        for mut wire in wires {
            assert_eq!(wire.answer(false).unwrap().shown(), "200 Hello, Ann!");
            assert!(wire.is_over());
        }
        assert_eq!(stopping.join().unwrap(), 20);
    }
}

/// Half a request is waited for.
#[test]
fn half_a_request_is_waited_for() {
    let server = in_process(Limits {
        grace: wire::PATIENCE,
        ..Limits::default()
    });
    let mut wire = Wire::connect(server.addr());
    let (first, second) = REQUEST.split_at(20);
    let mut other = Wire::connect(server.addr());
    wire.send(first);
    other.send(REQUEST);
    assert_eq!(other.answer(false).unwrap().status, 200);
    let stopping = thread::spawn(move || server.stop());
    assert!(other.is_over()); // so the end has begun
    wire.send(second);
    assert_eq!(wire.answer(false).unwrap().shown(), "200 Hello, Ann!");
    assert_eq!(stopping.join().unwrap(), 2);
}

/// But not for ever.
#[test]
fn the_grace_has_an_end() {
    let server = in_process(Limits {
        grace: std::time::Duration::ZERO,
        ..Limits::default()
    });
    let mut wire = Wire::connect(server.addr());
    wire.send("GET /half");
    assert_eq!(server.stop(), 0);
    assert!(wire.is_over());
}

/// The port is free again at once.
#[test]
fn a_new_server_can_follow() {
    let server = in_process(Limits::default());
    let addr = server.addr();
    let mut wire = Wire::connect(addr);
    wire.send(REQUEST);
    assert_eq!(wire.answer(false).unwrap().status, 200);
    server.stop();
    let server = Server::start(
        TcpListener::bind(addr).unwrap(),
        hello_path,
        2,
        Limits::default(),
    );
    assert_eq!(server.unwrap().stop(), 0);
}
