//! The client: many calls at once on one connection.

use std::io::{self, Write as _};
use std::net::{Shutdown, TcpStream, ToSocketAddrs};
use std::time::Duration;

use crate::call_error::CallError;
use crate::codec::{Codec, Encode as _};
use crate::connection::CHUNK;
use crate::messages::Message;
use crate::pending::Pending;
use crate::reading::{Waiter, answers, read_replies};
use crate::sync::channel::bounded;
use crate::sync::{Arc, Mutex, thread};
use crate::ticket::Ticket;

// ANCHOR: client
/// One connection, for any number of threads and calls.
pub struct Client<C: Codec> {
    stream: Arc<TcpStream>,
    pending: Arc<Pending<Waiter<C>>>,
    out: Mutex<(C::Encode, Vec<u8>)>,
    reader: Option<thread::JoinHandle<()>>,
}
// ANCHOR_END: client

impl<C: Codec> Client<C> {
    /// Connects to `address`, and waits for that no longer than `within`, for each address that the
    /// name has.
    ///
    /// # Errors
    /// When nobody answers there.
    pub fn dial(address: &str, within: Duration) -> io::Result<Self> {
        let mut failed = io::Error::other("the name has no address");
        for address in address.to_socket_addrs()? {
            match TcpStream::connect_timeout(&address, within) {
                Ok(stream) => return Self::on(stream, within),
                Err(error) => failed = error,
            }
        }
        Err(failed)
    }

    /// On a connection that there is.
    fn on(stream: TcpStream, within: Duration) -> io::Result<Self> {
        stream.set_nodelay(true)?;
        stream.set_write_timeout(Some(within))?;
        let stream = Arc::new(stream);
        let pending = Arc::new(Pending::default());
        let reader = {
            let (stream, pending) = (Arc::clone(&stream), Arc::clone(&pending));
            thread::Builder::new().spawn(move || read_replies::<C>(&stream, &pending))?
        };
        Ok(Self {
            stream,
            pending,
            out: Mutex::default(),
            reader: Some(reader),
        })
    }

    // ANCHOR: start
    /// Begins a call. It is sent when there is enough to send, or somebody waits for its reply.
    pub fn start<A: Message, R: Message>(&self, method: &str, args: &A) -> Ticket<'_, C, R> {
        let (answer, reply) = bounded(1);
        let id = self.pending.enter(answers::<C, R>(answer));
        if let Some(id) = id {
            let mut out = self.out.lock().unwrap();
            let (encode, bytes) = &mut *out;
            encode.request(method, id, args, bytes);
            if bytes.len() >= CHUNK {
                self.send(bytes);
            }
        }
        Ticket::new(self, id, reply)
    }
    // ANCHOR_END: start

    /// Makes a call, and waits for its result no longer than `within`.
    ///
    /// # Errors
    /// When there is none.
    pub fn call<A: Message, R: Message>(
        &self,
        method: &str,
        args: &A,
        within: Duration,
    ) -> Result<R, CallError> {
        self.start(method, args).wait(within)
    }

    /// Sends all calls that have been begun.
    pub fn flush(&self) {
        self.send(&mut self.out.lock().unwrap().1);
    }

    pub(crate) fn pending(&self) -> &Pending<Waiter<C>> {
        &self.pending
    }

    /// Sends these bytes. Where that fails, the reader notices that the connection is gone.
    fn send(&self, bytes: &mut Vec<u8>) {
        if !bytes.is_empty() && (&*self.stream).write_all(bytes).is_err() {
            let _ = self.stream.shutdown(Shutdown::Both);
        }
        bytes.clear();
    }
}

impl<C: Codec> Drop for Client<C> {
    fn drop(&mut self) {
        let _ = self.stream.shutdown(Shutdown::Both);
        if let Some(reader) = self.reader.take() {
            let _ = reader.join();
        }
    }
}
