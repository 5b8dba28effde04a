//! Which connections are open, and how a server is stopped.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, Shutdown, SocketAddr, TcpStream};

use crate::server::PAUSE;
use crate::sync::{Arc, Mutex, thread};

/// So many connections may be open; another is closed at once. A process may commonly open 1024 files,
/// and one that has reached that limit can close nobody's connection, for it cannot accept it.
pub const CONNECTIONS: usize = 512;

/// How often it is tried to wake whoever accepts.
const TRIES: usize = 1000;

/// Stops a server, from any thread.
#[derive(Debug, Clone)]
pub struct Stopper {
    address: SocketAddr,
    open: Arc<Mutex<Open>>,
}

/// The connections that are open.
#[derive(Debug, Default)]
struct Open {
    streams: BTreeMap<u64, Arc<TcpStream>>,
    stopping: bool,
}

/// Whether a new connection may stay.
#[derive(Debug, PartialEq, Eq)]
pub enum Admitted {
    /// It may.
    Yes,
    /// There are too many.
    No,
    /// The server has been stopped.
    Stopping,
}

impl Stopper {
    pub(crate) fn new(address: SocketAddr) -> Self {
        Self {
            address,
            open: Arc::default(),
        }
    }

    pub(crate) const fn address(&self) -> SocketAddr {
        self.address
    }

    // ANCHOR: stop
    /// Enters a new connection, unless the server is stopping: one that is entered is stopped too.
    pub(crate) fn admit(&self, number: u64, stream: &Arc<TcpStream>) -> Admitted {
        let mut open = self.open.lock().unwrap();
        if open.stopping {
            return Admitted::Stopping;
        }
        if open.streams.len() >= CONNECTIONS {
            return Admitted::No;
        }
        open.streams.insert(number, Arc::clone(stream));
        Admitted::Yes
    }

    pub(crate) fn is_stopping(&self) -> bool {
        self.open.lock().unwrap().stopping
    }

    pub(crate) fn release(&self, number: u64) {
        self.open.lock().unwrap().streams.remove(&number);
    }

    /// Stops the server: no connection is accepted, and nothing more is read from those there are.
    /// What has been received is answered; a call that waits at a gate is sent away with its connection.
    pub fn stop(&self) {
        let mut open = self.open.lock().unwrap();
        open.stopping = true;
        for stream in open.streams.values() {
            let _ = stream.shutdown(Shutdown::Read);
        }
        drop(open);
        // Whoever accepts is waiting for a connection: here is one. When too many files are open there
        // can be none, until those above are closed.
        for _ in 0..TRIES {
            match TcpStream::connect(self.reachable()) {
                Err(error) if error.kind() != ErrorKind::ConnectionRefused => thread::sleep(PAUSE),
                _ => break,
            }
        }
    }
    // ANCHOR_END: stop

    /// The server's address as seen from here, also when it listens on every interface.
    fn reachable(&self) -> SocketAddr {
        let mut address = self.address;
        match address.ip() {
            IpAddr::V4(Ipv4Addr::UNSPECIFIED) => address.set_ip(Ipv4Addr::LOCALHOST.into()),
            IpAddr::V6(Ipv6Addr::UNSPECIFIED) => address.set_ip(Ipv6Addr::LOCALHOST.into()),
            _ => {}
        }
        address
    }
}
