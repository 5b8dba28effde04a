//! A socket in a set of sockets that are waited for together.

use std::io;
use std::net::TcpStream;

use polling::{Event, PollMode, Poller};

use crate::sync::Arc;

/// A connected socket that a [`Poller`] may know of.
#[derive(Debug)]
pub struct Watched {
    // Read and written where it is; taken out or replaced by nobody.
    stream: TcpStream,
    poller: Arc<Poller>,
    interest: Option<Event>,
}

impl Watched {
    /// A socket that the poller does not know of yet.
    pub const fn new(stream: TcpStream, poller: Arc<Poller>) -> Self {
        Self {
            stream,
            poller,
            interest: None,
        }
    }

    /// The socket.
    pub const fn stream(&self) -> &TcpStream {
        &self.stream
    }

    /// Asks to be told of `interest`: once, or in [`PollMode::Level`] until something else is asked
    /// for.
    ///
    /// # Errors
    /// When the system has no room for another.
    #[allow(unsafe_code, reason = "the poller borrows what it cannot hold on to")]
    pub fn arm(&mut self, interest: Event, mode: PollMode) -> io::Result<()> {
        if self.interest.is_none() {
            // SAFETY: the poller must forget a socket before the socket is closed. The only owner of
            // this one is `self`, which gives it away to nobody and whose `drop` makes the poller
            // forget it before the fields are dropped. The poller outlives `self`, which has an Arc
            // of it.
            unsafe {
                self.poller.add_with_mode(&self.stream, interest, mode)?;
            }
        } else if mode == PollMode::Oneshot || self.interest != Some(interest) {
            self.poller.modify_with_mode(&self.stream, interest, mode)?;
        }
        self.interest = Some(interest);
        Ok(())
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        if self.interest.is_some() {
            // It is known, so this cannot fail; and if it did, nobody could be told.
            let _ = self.poller.delete(&self.stream);
        }
    }
}
