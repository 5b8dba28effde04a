//! The server: its address, its pages, whom it refuses, and that it follows its sources.

#![cfg(unix)]

mod common;

use std::net::TcpListener;

use common::Fixture;
use common::http::{Events, get, host, send};
use common::server::Server;
use rustix::process::Signal;

fn start(fixture: &Fixture) -> Server {
    Server::start(&mut fixture.workbook(&["serve", "--port", "0"]))
}

#[test]
fn a_port_that_is_taken_is_an_error_when_it_was_asked_for() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let (code, stdout, stderr) = Fixture::new().run(&["--port", &port]);
    assert_eq!((code, stdout.as_str()), (Some(1), ""));
    assert!(
        stderr.starts_with(&format!("error: port {port} is in use: ")),
        "{stderr}"
    );
}

#[test]
fn without_a_wish_the_next_free_port_is_taken() {
    // Whoever holds 3000, this test or somebody else, it is taken when the server starts.
    let _taken = TcpListener::bind(("127.0.0.1", 3000));
    let fixture = Fixture::new();
    let server = Server::start(&mut fixture.workbook(&[]));
    assert!((3001..=3050).contains(&server.port), "{}", server.port);
}

#[test]
fn pages_say_that_they_are_live() {
    let fixture = Fixture::new();
    let server = start(&fixture);
    for (path, status) in [
        ("/", 200),
        ("/01-tiny.html", 200),
        ("/print.html?x=1", 200),
        ("/none.html", 404),
    ] {
        let page = get(server.port, path);
        assert_eq!(page.status, status, "{path}");
        assert_eq!(page.header("content-type"), Some("text/html"), "{path}");
        assert_eq!(page.header("cache-control"), Some("no-cache"), "{path}");
        assert_eq!(
            page.header("x-content-type-options"),
            Some("nosniff"),
            "{path}"
        );
        let policy = page.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'self'; "), "{policy}");
        assert_eq!(page.body.matches("<html data-live=\"").count(), 1, "{path}");
        let length = page.header("content-length").unwrap();
        assert_eq!(length, page.body.len().to_string(), "{path}");
    }
    assert!(!fixture.read("target/site/index.html").contains("data-live"));
    let styles = get(server.port, "/ayu-highlight.css");
    assert_eq!(styles.status, 404, "file names carry hashes");
}

#[test]
fn parts_and_other_methods_are_handled() {
    let fixture = Fixture::new();
    let server = start(&fixture);
    let port = server.port;
    let whole = get(port, "/01-tiny.html").body;
    let part = send(
        port,
        &[
            "GET /01-tiny.html HTTP/1.1",
            &host(port),
            "Range: bytes=0-9",
            "Connection: close",
        ],
    );
    assert_eq!((part.status, part.body), (200, whole));
    let head = send(
        port,
        &[
            "HEAD /01-tiny.html HTTP/1.1",
            &host(port),
            "Connection: close",
        ],
    );
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    let post = send(
        port,
        &[
            "POST / HTTP/1.1",
            &host(port),
            "Content-Length: 0",
            "Connection: close",
        ],
    );
    assert_eq!(post.status, 405);
}

#[test]
fn nothing_outside_the_site_is_served() {
    let fixture = Fixture::new();
    fixture.write("target/secret.txt", "secret");
    let server = start(&fixture);
    for path in [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/css/../../secret.txt",
        "/..\\secret.txt",
        "//../secret.txt",
        "/%2Fetc/passwd",
    ] {
        let answer = get(server.port, path);
        assert!(
            (400..500).contains(&answer.status),
            "{path}: {}",
            answer.status
        );
        assert!(!answer.body.contains("secret"), "{path}");
    }
}

#[test]
fn only_the_books_own_pages_are_answered() {
    let fixture = Fixture::new();
    let server = start(&fixture);
    let port = server.port;
    let ours = host(port);
    let origin = format!("Origin: http://127.0.0.1:{port}");
    let unknown = "/api/run?lesson=01&program=none";
    let host_of = |name: &str| format!("Host: {name}:{port}");
    let table: &[(&str, &[&str], u16)] = &[
        // Every page: the name it was asked for by.
        ("/", &[&ours], 200),
        ("/", &[&host_of("localhost")], 200),
        ("/", &[&host_of("[::1]")], 200),
        ("/", &[&host_of("evil.example")], 403),
        ("/", &["Host: 127.0.0.1"], 403),
        ("/", &["Host: 127.0.0.1:1"], 403),
        ("/", &[&host_of("127.0.0.1.evil.example")], 403),
        ("/", &["Host:"], 403),
        ("/", &[], 403),
        ("/", &[&ours, &host_of("evil.example")], 403),
        ("/", &[&ours, "Origin: https://evil.example"], 200),
        // What runs programs: also where the request comes from.
        (unknown, &[&ours], 200),
        (unknown, &[&host_of("localhost")], 200),
        (unknown, &[&host_of("evil.example")], 403),
        (unknown, &[&ours, &origin], 200),
        (unknown, &[&host_of("localhost"), &origin], 403),
        (unknown, &[&ours, "Origin: null"], 403),
        (unknown, &[&ours, "Origin: https://evil.example"], 403),
        (
            unknown,
            &[&ours, &origin, "Origin: https://evil.example"],
            403,
        ),
        (unknown, &[&ours, "Sec-Fetch-Site: same-origin"], 200),
        (unknown, &[&ours, "Sec-Fetch-Site: none"], 200),
        (unknown, &[&ours, "Sec-Fetch-Site: same-site"], 403),
        (unknown, &[&ours, "Sec-Fetch-Site: cross-site"], 403),
        ("/api/events", &[&ours, "Sec-Fetch-Site: cross-site"], 403),
        ("/api/none", &[&ours, "Sec-Fetch-Site: cross-site"], 403),
        ("/api/none", &[&ours], 404),
        ("/api/run", &[&ours], 400),
    ];
    for (path, headers, status) in table {
        let request = format!("GET {path} HTTP/1.1");
        let mut lines = vec![request.as_str()];
        lines.extend_from_slice(headers);
        lines.push("Connection: close");
        let answer = send(port, &lines);
        assert_eq!(answer.status, *status, "{path} {headers:?}");
        if answer.status == 403 {
            assert!(
                answer.body.ends_with(" only.\n"),
                "a plain sentence: {}",
                answer.body
            );
        }
        if path.starts_with("/api/") && answer.status != 400 {
            assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
        }
    }
    let foreign = send(
        port,
        &[
            "GET http://evil.example/ HTTP/1.1",
            &ours,
            "Connection: close",
        ],
    );
    assert_eq!(foreign.status, 403);
}

#[test]
fn pages_follow_their_sources() {
    let fixture = Fixture::new();
    let mut server = start(&fixture);
    let mut events = Events::open(server.port, "/api/events");
    let mut next = || events.next().expect("the server goes on");
    let build = |(name, data): (String, String)| {
        assert_eq!(name, "build", "{data}");
        data.parse::<u128>().expect("a number")
    };
    let first = build(next());
    let live = format!("<html data-live=\"{first}\"");
    assert!(get(server.port, "/").body.contains(&live));

    fixture.edit("book/src/01-tiny.md", "See\n", "Look at\n");
    let second = build(next());
    assert!(second > first);
    let page = get(server.port, "/01-tiny.html").body;
    assert!(page.contains("Look at") && page.contains(&format!("data-live=\"{second}\"")));

    fixture.edit(
        "lessons/01-tiny/src/hello.rs",
        "// ANCHOR: greet",
        "// ANCHOR: bow",
    );
    assert_eq!(build(next()), second, "the old site stays");
    let (name, problems) = next();
    assert_eq!(name, "failed");
    assert!(
        problems.contains("book/src/01-tiny.md:11: ")
            && problems.contains("book/src/01-tiny.md:9: "),
        "{problems}"
    );
    assert!(get(server.port, "/01-tiny.html").body.contains("Look at"));
    let mut late = Events::open(server.port, "/api/events");
    assert_eq!(build(late.next().unwrap()), second);
    assert_eq!(late.next(), Some(("failed".to_owned(), problems)));

    fixture.edit(
        "lessons/01-tiny/src/hello.rs",
        "// ANCHOR: bow",
        "// ANCHOR: greet",
    );
    let third = build(next());
    assert!(third > second);

    server.signal(Signal::TERM);
    assert_eq!(events.next(), None, "the stream ends with the server");
    let (status, said) = server.ended();
    assert_eq!(status.code(), Some(0));
    assert!(
        said.contains("book/src/01-tiny.md has changed: built in "),
        "{said}"
    );
    assert!(
        said.contains("lessons/01-tiny/src/hello.rs has changed, and the book does not build"),
        "{said}"
    );
}

#[test]
fn a_signal_ends_the_server_cleanly() {
    let fixture = Fixture::new();
    for signal in [Signal::INT, Signal::TERM, Signal::HUP] {
        let mut server = start(&fixture);
        server.signal(signal);
        let (status, said) = server.ended();
        assert_eq!((status.code(), said.as_str()), (Some(0), ""));
    }
}
