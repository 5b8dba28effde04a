//! Every server of the lesson answers the same table of requests as Go's `net/http`, byte for byte.

use std::io::{BufRead as _, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use lesson_16_http_server::limits::Limits;
use lesson_16_http_server::on_axum;
use lesson_16_http_server::one_loop::Loop;
use lesson_16_http_server::server::Server;
use lesson_16_http_server::service::{Service, hello_path, hello_world};
use lesson_program::recorded::plain_go_twin;
use random::Random;
use tokio::sync::oneshot;
use wire::Wire;

mod random;
mod table;
mod wire;

const DIR: &str = env!("CARGO_MANIFEST_DIR");

/// A Go twin that runs until this is dropped.
struct Twin {
    child: Child,
    addr: SocketAddr,
}

impl Twin {
    fn start(name: &str) -> Option<Self> {
        let exe = plain_go_twin(DIR, name)?;
        let mut child = Command::new(exe)
            .args(["-addr", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the twin starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("piped");
        BufReader::new(stdout)
            .read_line(&mut line)
            .expect("a banner");
        let addr = line.trim().strip_prefix("Listening on http://");
        let addr = addr.and_then(|addr| addr.parse().ok()).expect("a banner");
        Some(Self { child, addr })
    }
}

impl Drop for Twin {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A server of the lesson that runs until this is dropped.
enum Ours {
    Threads(Option<Server>),
    Loop(Arc<Loop>, Option<JoinHandle<u64>>),
    Axum(Option<oneshot::Sender<()>>, Option<JoinHandle<()>>),
}

fn bound() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let addr = listener.local_addr().unwrap();
    (listener, addr)
}

fn in_threads(service: Service) -> (Ours, SocketAddr) {
    let (listener, addr) = bound();
    let server = Server::start(listener, service, 2, Limits::default()).unwrap();
    (Ours::Threads(Some(server)), addr)
}

fn in_a_loop(service: Service) -> (Ours, SocketAddr) {
    let (listener, addr) = bound();
    let server = Loop::new(listener, service, Limits::default()).unwrap();
    let running = Arc::clone(&server);
    let thread = thread::spawn(move || running.run());
    (Ours::Loop(server, Some(thread)), addr)
}

fn with_axum(service: Service) -> (Ours, SocketAddr) {
    let (listener, addr) = bound();
    let (stop, stopped) = oneshot::channel();
    let stopped = async { drop(stopped.await) };
    let thread = thread::spawn(move || {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let served = on_axum::serve(listener, service, stopped);
        runtime.block_on(served).unwrap();
    });
    (Ours::Axum(Some(stop), Some(thread)), addr)
}

impl Drop for Ours {
    fn drop(&mut self) {
        match self {
            Self::Threads(server) => drop(server.take().map(Server::stop)),
            Self::Loop(server, thread) => {
                server.stop();
                drop(thread.take().map(JoinHandle::join));
            }
            Self::Axum(stop, thread) => {
                drop(stop.take());
                drop(thread.take().map(JoinHandle::join));
            }
        }
    }
}

/// Every case with what is answered to it.
fn answers(addr: SocketAddr, cases: Vec<table::Case>) -> Vec<(&'static str, Vec<String>)> {
    let ask = |case: table::Case| {
        let answers = wire::exchange(addr, &case.bytes, case.answers);
        (case.name, answers.iter().map(wire::Answer::shown).collect())
    };
    cases.into_iter().map(ask).collect()
}

/// The cases to which two servers answer differently, with both answers.
fn differences(one: SocketAddr, other: SocketAddr, cases: fn() -> Vec<table::Case>) -> String {
    let (ones, others) = (answers(one, cases()), answers(other, cases()));
    let pairs = ones.into_iter().zip(others);
    pairs
        .filter(|((_, one), (_, other))| one != other)
        .map(|((name, one), (_, other))| {
            let shown = |answers: &[String]| match answers {
                [] => "no answer".to_owned(),
                answers => answers.join(", "),
            };
            let cut = |text: String| text.chars().take(72).collect::<String>();
            format!("{name}: {} | {}\n", cut(shown(&one)), cut(shown(&other)))
        })
        .collect()
}

fn shown_on_the_page(name: &str, text: &str) {
    insta::with_settings!({ prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn the_threads_answer_the_table() {
    let (_server, addr) = in_threads(hello_path);
    let lines = answers(addr, table::equal());
    let lines = lines
        .iter()
        .map(|(name, answers)| format!("{name}: {}\n", answers.join(", ")));
    insta::assert_snapshot!("answers", lines.collect::<String>());
}

#[test]
fn the_threads_answer_as_go_does() {
    for (service, twin) in [
        (hello_path as Service, "hello-path"),
        (hello_world, "hello-world"),
    ] {
        if let Some(go) = Twin::start(twin) {
            let (_server, addr) = in_threads(service);
            assert_eq!(differences(addr, go.addr, table::equal), "");
        }
    }
}

#[test]
fn the_loop_answers_as_the_threads_do() {
    let ((_one, threads), (_other, one_loop)) = (in_threads(hello_path), in_a_loop(hello_path));
    assert_eq!(differences(threads, one_loop, table::equal), "");
    assert_eq!(differences(threads, one_loop, table::different), "");
}

/// Ours, then Go's.
#[test]
fn the_differences_from_go_are_these() {
    if let Some(go) = Twin::start("hello-path") {
        let (_server, addr) = in_threads(hello_path);
        let differences = differences(addr, go.addr, table::different);
        assert_eq!(differences.lines().count(), table::different().len());
        shown_on_the_page("output__differences-go", &differences);
    }
}

/// The threads', then axum's: hyper reads requests in ways of its own.
#[test]
fn axum_answers_as_the_threads_do_but_for_these() {
    let ((_one, threads), (_other, axum)) = (in_threads(hello_path), with_axum(hello_path));
    let differences = differences(threads, axum, table::equal);
    shown_on_the_page("output__differences-axum", &differences);
}

/// Paths that nobody would think of.
#[test]
fn made_up_paths_are_answered_as_go_answers_them() {
    let Some(go) = Twin::start("hello-path") else {
        return;
    };
    let (_server, addr) = in_threads(hello_path);
    let parts = [
        "/", "//", ".", "..", "a", "%", "%2", "%41", "%2f", "%2e", "%00", "%C3%A9", "é", "?", "&",
        "=", "#", "+", ";", ":", "@", "'", "\"", "<", "[", "|", "~", "http://", "*", "%zz",
    ];
    let mut random = Random::new(16);
    let mut conversations: Vec<[Wire; 2]> = Vec::new();
    for _ in 0..1500 {
        let length = random.below(7) + 1;
        let target: String = (0..length)
            .map(|_| parts[random.below(parts.len())])
            .collect();
        let slash = if random.below(8) == 0 { "" } else { "/" };
        let method = ["GET", "GET", "HEAD", "POST", "CONNECT", "OPTIONS"][random.below(6)];
        let request = format!("{method} {slash}{target} HTTP/1.1\r\nHost: it\r\n\r\n");
        let mut pair = conversations
            .pop()
            .unwrap_or_else(|| [addr, go.addr].map(Wire::connect));
        let answered = pair.each_mut().map(|wire| {
            wire.send(&request);
            let answer = wire.answer(method == "HEAD");
            answer.unwrap_or_else(|| panic!("no answer to {request}"))
        });
        let [ours, theirs] = &answered;
        assert_eq!(ours.shown(), theirs.shown(), "{request}");
        let [to, theirs] = [ours, theirs].map(|answer| answer.header("Location"));
        assert_eq!(to, theirs, "{request}");
        if ours.header("Connection") != Some("close") {
            conversations.push(pair);
        }
    }
}

/// Apart from the body, an answer says the same of itself as Go's.
#[test]
fn the_headers_are_gos() {
    let Some(go) = Twin::start("hello-path") else {
        return;
    };
    let (_server, addr) = in_threads(hello_path);
    for case in table::equal().into_iter().filter(|case| case.answers == 1) {
        let [ours, theirs] = [addr, go.addr].map(|addr| wire::exchange(addr, &case.bytes, 1));
        for header in ["Content-Type", "Location", "Connection"] {
            let [ours, theirs] = [&ours, &theirs].map(|answers| answers[0].header(header));
            // Go does not say it where it goes without saying.
            let implied = ["HTTP/1.0", "connect to a path"].contains(&case.name);
            if header != "Connection" || !implied {
                assert_eq!(ours, theirs, "{header} of {}", case.name);
            }
        }
    }
}
