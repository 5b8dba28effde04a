//! Eight clients ask and keep their connections; then comes a ninth. Eight threads serve.

use std::io::{self, ErrorKind, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use crate::connection::PIECE;
use crate::keep_alive::{Client, pool_starved_by_keep_alive};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::server::Server;
use crate::service::hello_path;
use crate::sync::{Arc, channel, print, thread};

/// Threads that serve, and clients before the last.
const EIGHT: usize = 8;

/// How long the ninth client waits: long enough, for it would be answered in a millisecond.
const PATIENCE: Duration = Duration::from_millis(500);

/// A bug: each thread waits for the client that it has.
pub fn starves() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let addr = listener.local_addr().expect("it is bound");
    let (hand_over, accepted) = channel::unbounded();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // When main returns the process ends, and nobody may be there to take it.
            let _ = hand_over.send(Blocking::new(stream));
        }
    });
    let accepted = Arc::new(accepted);
    for _ in 0..EIGHT {
        let accepted = Arc::clone(&accepted);
        thread::spawn(move || pool_starved_by_keep_alive(&accepted));
    }
    visit(addr).expect("the loopback works");
}

/// The mended server: nobody waits for a client.
pub fn is_answered() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let server = Server::start(listener, hello_path, EIGHT, Limits::default());
    let server = server.expect("it can be waited for");
    visit(server.addr()).expect("the loopback works");
    server.stop();
}

/// Nine clients, one after the other.
fn visit(addr: SocketAddr) -> io::Result<()> {
    let mut idle = Vec::new();
    for number in 1..=EIGHT {
        let mut stream = TcpStream::connect(addr)?;
        print(format!("{number}: {}", greeting(&mut stream, number)?));
        idle.push(stream);
    }
    print(format!("{EIGHT} connections are idle"));
    let mut stream = TcpStream::connect(addr)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    match greeting(&mut stream, EIGHT + 1) {
        Ok(body) => print(format!("9: {body}")),
        Err(error) if error.kind() == ErrorKind::WouldBlock => print("9: no answer"),
        Err(error) => return Err(error),
    }
    Ok(())
}

/// Asks, and returns the body of the answer, which is short.
fn greeting(stream: &mut TcpStream, number: usize) -> io::Result<String> {
    let request = format!("GET /{number} HTTP/1.1\r\nHost: it\r\n\r\n");
    stream.write_all(request.as_bytes())?;
    let mut answer = [0; 1024];
    let length = stream.read(&mut answer)?;
    let answer = String::from_utf8_lossy(&answer[..length]);
    Ok(answer.lines().last().unwrap_or_default().to_owned())
}

/// A connection whose owner waits for it.
struct Blocking {
    stream: TcpStream,
    reader: Reader,
}

impl Blocking {
    fn new(stream: TcpStream) -> Self {
        Self {
            stream,
            reader: Reader::new(Limits::default()),
        }
    }
}

impl Client for Blocking {
    fn answer_next(&mut self) -> bool {
        let mut piece = [0; PIECE];
        let request = loop {
            let Ok(length @ 1..) = self.stream.read(&mut piece) else {
                return false;
            };
            match self.reader.read(&mut &piece[..length]) {
                Ok(Some(request)) => break request,
                Ok(None) => {}
                Err(_) => return false,
            }
        };
        let mut out = Vec::new();
        hello_path(&request).write(&request, false, &mut out);
        self.stream.write_all(&out).is_ok()
    }
}
