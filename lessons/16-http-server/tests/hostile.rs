//! Clients that are slow, greedy, malformed or gone. None of them keeps another from its answer.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use lesson_16_http_server::limits::Limits;
use lesson_16_http_server::server::Server;
use lesson_16_http_server::service::{Service, hello_path};
use wire::{Wire, exchange};

mod wire;

/// Two threads, so that two clients who could hold one would hold all.
fn server(service: Service, limits: Limits) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    Server::start(listener, service, 2, limits).unwrap()
}

fn plain() -> Server {
    server(hello_path, Limits::default())
}

/// Somebody asks properly, and is answered.
fn serves(addr: SocketAddr) {
    let answers = exchange(addr, b"GET /Ann HTTP/1.1\r\nHost: it\r\n\r\n", 1);
    assert_eq!(answers[0].shown(), "200 Hello, Ann!");
}

/// The only answer to these bytes has this status, then the connection ends.
fn refuses(bytes: impl AsRef<[u8]>, status: u16) {
    let server = plain();
    let mut wire = Wire::connect(server.addr());
    wire.send(bytes);
    let answer = wire.answer(false).expect("an answer");
    assert_eq!(answer.status, status, "{}", answer.shown());
    assert_eq!(answer.header("Connection"), Some("close"));
    assert!(wire.is_over());
    serves(server.addr());
    server.stop();
}

#[test]
fn obsolete_line_folding_is_refused() {
    refuses("GET / HTTP/1.1\r\nHost: it\r\nX: a\r\n b\r\n\r\n", 400);
}

#[test]
fn a_length_with_an_encoding_is_refused() {
    let head =
        "POST /a HTTP/1.1\r\nHost: it\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n";
    refuses(
        format!("{head}0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: it\r\n\r\n"),
        400,
    );
}

#[test]
fn an_encoding_in_http_1_0_is_refused() {
    refuses(
        "POST /a HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        400,
    );
}

#[test]
fn different_lengths_are_refused() {
    refuses(
        "POST /a HTTP/1.1\r\nHost: it\r\nContent-Length: 0\r\nContent-Length: 5\r\n\r\nhello",
        400,
    );
}

/// Only ASCII's spaces may stand around a number: to another server these are part of it.
#[test]
fn a_length_beside_other_spaces_is_refused() {
    for space in ['\u{a0}', '\u{85}', '\u{2003}'] {
        let head = format!("POST /a HTTP/1.1\r\nHost: it\r\nContent-Length: {space}5\r\n\r\n");
        refuses(format!("{head}hello"), 400);
    }
}

#[test]
fn a_line_feed_alone_ends_no_chunk() {
    let head = "POST /a HTTP/1.1\r\nHost: it\r\nTransfer-Encoding: chunked\r\n\r\n";
    for chunks in [
        "3\nabc\r\n0\r\n\r\n",
        "3;x\nabc\r\n0\r\n\r\n",
        "3\r\nabc\n0\r\n\r\n",
        "0\r\nX: y\n\r\n",
    ] {
        refuses(format!("{head}{chunks}"), 400);
    }
}

#[test]
fn a_long_line_is_refused() {
    let most = Limits::default().line;
    refuses(
        format!("GET /{} HTTP/1.1\r\nHost: it\r\n\r\n", "a".repeat(most)),
        414,
    );
    refuses(format!("GET /{}", "a".repeat(most)), 414); // before it has ended
}

#[test]
fn a_long_head_is_refused() {
    let most = Limits::default().head;
    let head = "GET / HTTP/1.1\r\nHost: it\r\n";
    refuses(format!("{head}X: {}\r\n\r\n", "a".repeat(most)), 431);
    refuses(format!("{head}X: {}", "a".repeat(most)), 431); // before it has ended
    let many: String = (0..200).map(|nth| format!("X{nth}: y\r\n")).collect();
    refuses(format!("{head}{many}\r\n"), 431);
}

#[test]
fn a_long_body_is_refused() {
    let most = Limits::default().body;
    refuses(
        format!(
            "POST / HTTP/1.1\r\nHost: it\r\nContent-Length: {}\r\n\r\n",
            most + 1
        ),
        413,
    );
    let head = "POST / HTTP/1.1\r\nHost: it\r\nTransfer-Encoding: chunked\r\n\r\n";
    refuses(format!("{head}{:x}\r\n", most + 1), 413);
    refuses(format!("{head}fffffffffffffffff\r\n"), 400);
}

#[test]
fn a_long_body_within_the_limit_is_read() {
    let server = plain();
    let most = Limits::default().body as usize;
    let mut wire = Wire::connect(server.addr());
    wire.send(format!(
        "POST /a HTTP/1.1\r\nHost: it\r\nContent-Length: {most}\r\n\r\n"
    ));
    wire.send(vec![b'x'; most]);
    wire.send("GET /b HTTP/1.1\r\nHost: it\r\n\r\n");
    let bodies = [(); 2].map(|()| wire.answer(false).unwrap().shown());
    assert_eq!(bodies, ["200 Hello, a!", "200 Hello, b!"]);
    server.stop();
}

#[test]
fn bytes_may_come_one_by_one() {
    let server = plain();
    let mut wire = Wire::connect(server.addr());
    for byte in
        b"POST /a HTTP/1.1\r\nHost: it\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n"
    {
        wire.send([*byte]);
    }
    assert_eq!(wire.answer(false).unwrap().shown(), "200 Hello, a!");
    server.stop();
}

/// More slow clients than threads, each in the middle of a request.
#[test]
fn slow_clients_hold_up_nobody() {
    let server = plain();
    let mut slow: Vec<Wire> = (0..16).map(|_| Wire::connect(server.addr())).collect();
    for wire in &mut slow {
        wire.send("GET /slow HTTP/1.1\r\nHo");
    }
    serves(server.addr());
    for wire in &mut slow {
        wire.send("st: it\r\n\r\n");
        assert_eq!(wire.answer(false).unwrap().shown(), "200 Hello, slow!");
    }
    server.stop();
}

#[test]
fn a_request_that_takes_too_long_is_refused() {
    let limits = Limits {
        request: Duration::ZERO,
        ..Limits::default()
    };
    let server = server(hello_path, limits);
    let mut wire = Wire::connect(server.addr());
    wire.send("GET / HTTP/1.1\r\n");
    assert_eq!(wire.answer(false).expect("an answer").status, 408);
    assert!(wire.is_over());
    server.stop();
}

#[test]
fn an_idle_connection_is_closed_in_the_end() {
    let limits = Limits {
        idle: Duration::ZERO,
        ..Limits::default()
    };
    let server = server(hello_path, limits);
    let mut wire = Wire::connect(server.addr());
    assert!(wire.is_over());
    server.stop();
}

/// It has sent all it will; it still reads.
#[test]
fn a_half_closed_client_is_answered() {
    let server = plain();
    let mut wire = Wire::connect(server.addr());
    wire.send("GET /1 HTTP/1.1\r\nHost: it\r\n\r\nGET /2 HTTP/1.1\r\nHost: it\r\n\r\nGET /3 HT");
    wire.close_sending();
    let bodies = [(); 2].map(|()| wire.answer(false).unwrap().shown());
    assert_eq!(bodies, ["200 Hello, 1!", "200 Hello, 2!"]);
    assert!(wire.is_over());
    server.stop();
}

#[test]
fn a_thousand_idle_connections_hold_up_nobody() {
    let server = plain();
    let mut idle: Vec<Wire> = (0..1000).map(|_| Wire::connect(server.addr())).collect();
    serves(server.addr());
    for wire in &mut idle {
        wire.send("GET /late HTTP/1.1\r\nHost: it\r\n\r\n");
    }
    for wire in &mut idle {
        assert_eq!(wire.answer(false).unwrap().shown(), "200 Hello, late!");
    }
    assert!(server.open() >= 1000);
    server.stop();
}

/// It asks without end until the server takes no more, for it keeps only so many answers. Then it
/// reads after all, and every answer is there.
#[test]
fn a_client_that_does_not_read_is_not_read_either() {
    let server = plain();
    let mut wire = Wire::connect(server.addr());
    let path = "x".repeat(4000);
    let request = format!("GET /{path} HTTP/1.1\r\nHost: it\r\n\r\n");
    wire.stream().set_nonblocking(true).unwrap();
    let (mut sent, mut whole) = (0, 0_u32);
    let mut stream = wire.stream();
    loop {
        match stream.write(&request.as_bytes()[sent..]) {
            Ok(length) => sent += length,
            // The server may be about to make room: only when another is served does it rest.
            Err(_) if whole > 200 => break,
            Err(_) => serves(server.addr()),
        }
        if sent == request.len() {
            (sent, whole) = (0, whole + 1);
        }
        assert!(whole < 1_000_000, "the server takes everything");
    }
    serves(server.addr());
    wire.stream().set_nonblocking(false).unwrap();
    for _ in 0..whole {
        assert_eq!(
            wire.answer(false).expect("an answer").body.len(),
            path.len() + 8
        );
    }
    server.stop();
}

#[test]
fn a_client_that_goes_away_harms_nobody() {
    let server = plain();
    for _ in 0..100 {
        let mut wire = Wire::connect(server.addr());
        wire.send("GET /gone HTTP/1.1\r\nHost: it\r\n\r\n".repeat(50));
        drop(wire); // with answers unread: the connection is reset
    }
    serves(server.addr());
    server.stop();
}

#[test]
fn a_service_that_panics_costs_one_connection() {
    let server = server(
        |request| {
            assert!(request.target != "/panic", "as it was asked to");
            hello_path(request)
        },
        Limits::default(),
    );
    for _ in 0..4 {
        let mut wire = Wire::connect(server.addr());
        wire.send("GET /panic HTTP/1.1\r\nHost: it\r\n\r\n");
        assert!(wire.is_over());
        serves(server.addr());
    }
    server.stop();
}

/// With room for two, the third waits until one goes.
#[test]
fn no_more_connections_than_are_allowed() {
    let limits = Limits {
        connections: 2,
        ..Limits::default()
    };
    let server = server(hello_path, limits);
    let request = "GET /Ann HTTP/1.1\r\nHost: it\r\n\r\n";
    let mut pair = [(); 2].map(|()| Wire::connect(server.addr()));
    for wire in &mut pair {
        wire.send(request);
        assert_eq!(wire.answer(false).unwrap().status, 200);
    }
    let mut third = Wire::connect(server.addr());
    third.send(request);
    assert_eq!(server.open(), 2);
    drop(pair);
    assert_eq!(third.answer(false).unwrap().status, 200);
    server.stop();
}

/// What has been sent on a refused connection does not keep the refusal from arriving.
#[test]
fn a_refusal_arrives_although_more_was_sent() {
    let server = plain();
    let mut wire = Wire::connect(server.addr());
    wire.send("nonsense\r\n\r\n");
    wire.send(vec![b'x'; 256 * 1024]);
    assert_eq!(wire.answer(false).expect("an answer").status, 400);
    let mut rest = Vec::new();
    wire.close_sending();
    let _ = wire.stream().read_to_end(&mut rest);
    assert_eq!(rest, b"");
    server.stop();
}
