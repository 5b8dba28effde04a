//! The floor: as many bytes as a call and its reply have, and nothing done with them.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

/// What a call has after the first, and what its reply has.
const OUT: usize = 30;
const BACK: usize = 26;

/// Answers every message, until it is killed.
pub fn serve() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    println!("echo on {}", listener.local_addr().expect("an address"));
    for stream in listener.incoming() {
        let mut stream = stream.expect("a connection");
        stream.set_nodelay(true).expect("TCP");
        thread::spawn(move || {
            let (mut request, reply) = ([0; OUT], [0; BACK]);
            while stream.read_exact(&mut request).is_ok() && stream.write_all(&reply).is_ok() {}
        });
    }
}

/// One connection, one message at a time: how long each took.
pub fn load(address: &str, calls: usize) -> Vec<Duration> {
    let mut stream = TcpStream::connect(address).expect("the server is there");
    stream.set_nodelay(true).expect("TCP");
    let (request, mut reply) = ([0; OUT], [0; BACK]);
    let mut once = || {
        let began = Instant::now();
        stream.write_all(&request).expect("the server is there");
        stream.read_exact(&mut reply).expect("a reply");
        began.elapsed()
    };
    (0..calls).map(|_| once()).collect()
}
