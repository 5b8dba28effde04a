//! The load: one thread, so many connections, each with one request at a time.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use polling::{Event, Events, Poller};

const REQUEST: &[u8] = b"GET /reader HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";

/// What came of it.
pub struct Outcome {
    /// Nanoseconds from each request to its whole answer, in ascending order.
    pub latencies: Vec<u64>,
    /// How long all took.
    pub took: Duration,
}

struct Client {
    stream: TcpStream,
    sent: Instant,
    missing: usize,
}

/// Asks on so many connections for so long.
///
/// # Panics
/// When the server does not answer as it should.
pub fn load(addr: SocketAddr, connections: usize, lasts: Duration) -> Outcome {
    let length = answer_length(addr);
    let poller = Poller::new().expect("a set of sockets");
    let mut clients: Vec<Client> = (0..connections)
        .map(|_| {
            let stream = TcpStream::connect(addr).expect("it listens");
            stream.set_nodelay(true).expect("a socket");
            stream.set_nonblocking(true).expect("a socket");
            Client {
                stream,
                sent: Instant::now(),
                missing: 0,
            }
        })
        .collect();
    for (number, client) in clients.iter().enumerate() {
        // SAFETY: the poller forgets every socket below, before `clients` is dropped; a panic on the
        // way ends the process.
        #[allow(unsafe_code, reason = "the poller borrows what it cannot hold on to")]
        unsafe {
            poller
                .add_with_mode(
                    &client.stream,
                    Event::readable(number),
                    polling::PollMode::Level,
                )
                .expect("room for a socket");
        }
    }
    let start = Instant::now();
    for client in &mut clients {
        client.ask(length);
    }
    let mut latencies = Vec::new();
    let mut events = Events::new();
    let mut busy = connections;
    while busy > 0 {
        events.clear();
        poller
            .wait(&mut events, Some(Duration::from_secs(10)))
            .expect("it can be waited for");
        assert!(!events.is_empty(), "no answer in ten seconds");
        let over = start.elapsed() >= lasts;
        for event in events.iter() {
            let client = &mut clients[event.key];
            if !client.has_its_answer() {
                continue;
            }
            latencies
                .push(u64::try_from(client.sent.elapsed().as_nanos()).expect("not for centuries"));
            if over {
                busy -= 1;
            } else {
                client.ask(length);
            }
        }
    }
    let took = start.elapsed();
    for client in &clients {
        poller.delete(&client.stream).expect("it is known");
    }
    latencies.sort_unstable();
    Outcome { latencies, took }
}

impl Client {
    fn ask(&mut self, length: usize) {
        self.sent = Instant::now();
        self.missing = length;
        self.stream.write_all(REQUEST).expect("room for a request");
    }

    fn has_its_answer(&mut self) -> bool {
        let mut bytes = [0; 4096];
        match self.stream.read(&mut bytes) {
            Ok(0) => panic!("the server has hung up"),
            Ok(length) => {
                self.missing = self
                    .missing
                    .checked_sub(length)
                    .expect("one answer at a time");
                self.missing == 0
            }
            Err(error) if error.kind() == ErrorKind::WouldBlock => false,
            Err(error) => panic!("{error}"),
        }
    }
}

/// How long this server's answer is: all of them are, for dates are.
fn answer_length(addr: SocketAddr) -> usize {
    let mut stream = TcpStream::connect(addr).expect("it listens");
    stream.write_all(REQUEST).expect("room for a request");
    let mut answer = Vec::new();
    let mut piece = [0; 1024];
    while !answer.ends_with(b"Hello, reader!") {
        match stream.read(&mut piece) {
            Ok(length @ 1..) => answer.extend_from_slice(&piece[..length]),
            other => panic!("no answer: {other:?}"),
        }
    }
    answer.len()
}
