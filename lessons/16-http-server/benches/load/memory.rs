//! How much memory a server needs for clients that want nothing, and for clients that want too much.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;

use crate::process::Server;

/// Clients of each kind.
pub const CLIENTS: usize = 1000;

/// The peaks of a server's memory in KiB: after it has started, with a thousand idle connections, and
/// with a thousand that have sent most of a long head as well.
pub fn peaks(name: &str, go: &Path) -> [u64; 3] {
    let server = Server::start(name, go);
    let first = server.peak();
    let idle: Vec<TcpStream> = (0..CLIENTS).map(|_| asked(server.addr)).collect();
    let second = server.peak();
    let long: Vec<TcpStream> = (0..CLIENTS).map(|_| begun(server.addr)).collect();
    drop(asked(server.addr)); // whoever answers this has read much of what came before
    let third = server.peak();
    drop((idle, long));
    [first, second, third]
}

/// A connection on which a request has been answered.
fn asked(addr: SocketAddr) -> TcpStream {
    let mut stream = TcpStream::connect(addr).expect("it listens");
    let request = "GET / HTTP/1.1\r\nHost: it\r\n\r\n";
    stream.write_all(request.as_bytes()).expect("a socket");
    let mut answer = [0; 1024];
    assert!(stream.read(&mut answer).is_ok_and(|length| length > 0));
    stream
}

/// A connection on which 12 KiB of a head have arrived, but not its end.
fn begun(addr: SocketAddr) -> TcpStream {
    let mut stream = TcpStream::connect(addr).expect("it listens");
    let filler = "x".repeat(12 * 1024);
    let head = format!("GET / HTTP/1.1\r\nHost: it\r\nX: {filler}");
    stream.write_all(head.as_bytes()).expect("a socket");
    stream
}
