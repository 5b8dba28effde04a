//! Where a server's replies go: one connection, and all threads that answer its calls.

use std::io::{self, ErrorKind, Write as _};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

use crate::codec::{Encode, Head};
use crate::service::Reply;
use crate::sync::{Arc, Mutex};

/// No more than about so many bytes wait to be sent together.
const TOGETHER: usize = 64 * 1024;

/// A client that does not read its replies for so long is given up.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// The sending side of a connection.
#[derive(Debug)]
pub struct Outgoing<E> {
    stream: Arc<TcpStream>,
    buffered: Mutex<Buffered<E>>,
}

#[derive(Debug)]
struct Buffered<E> {
    encode: E,
    bytes: Vec<u8>,
}

impl<E: Encode> Outgoing<E> {
    /// To this stream.
    pub fn new(stream: Arc<TcpStream>) -> Self {
        let buffered = Mutex::new(Buffered {
            encode: E::default(),
            bytes: Vec::new(),
        });
        Self { stream, buffered }
    }

    // ANCHOR: put
    /// Puts a reply in line. The lock is held until it is sent, if it is sent: a message is never
    /// inside another.
    pub fn put(&self, head: &Head, reply: &Result<Reply, String>, now: bool) -> io::Result<()> {
        let mut buffered = self.buffered.lock().unwrap();
        let Buffered { encode, bytes } = &mut *buffered;
        match reply {
            Ok(reply) => reply.put(head, encode, bytes),
            Err(error) => encode.refuse(&head.method, head.seq, error, bytes),
        }
        match now || bytes.len() >= TOGETHER {
            true => self.send(bytes),
            false => Ok(()),
        }
    }

    /// Sends what is in line.
    pub fn flush(&self) -> io::Result<()> {
        self.send(&mut self.buffered.lock().unwrap().bytes)
    }
    // ANCHOR_END: put

    /// Sends these bytes. Where that fails, nothing can follow them.
    fn send(&self, bytes: &mut Vec<u8>) -> io::Result<()> {
        let sent = self.write_all(bytes);
        bytes.clear();
        bytes.shrink_to(2 * TOGETHER);
        if sent.is_err() {
            let _ = self.stream.shutdown(Shutdown::Both);
        }
        sent
    }

    /// Writes these bytes, for no longer than [`PATIENCE`]: a client that takes one now and then is
    /// given up like one that takes none.
    fn write_all(&self, mut bytes: &[u8]) -> io::Result<()> {
        let until = Instant::now() + PATIENCE;
        while !bytes.is_empty() {
            match (&*self.stream).write(bytes) {
                Ok(length) => bytes = &bytes[length..],
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
            if !bytes.is_empty() && Instant::now() >= until {
                return Err(ErrorKind::TimedOut.into());
            }
        }
        Ok(())
    }
}
