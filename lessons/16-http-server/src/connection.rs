//! One connection, and what can be done on it at once. Nothing here waits for the client.

use std::io::{ErrorKind, Read as _};
use std::time::Instant;

use polling::{Event, PollMode};

use crate::limits::Limits;
use crate::phase::Phase;
use crate::reader::Reader;
use crate::service::Service;
use crate::watched::Watched;

/// How many bytes are read at a time.
pub const PIECE: usize = 16 * 1024;

/// A client's connection.
#[derive(Debug)]
pub struct Connection {
    pub(crate) number: usize,
    pub(crate) watched: Watched,
    pub(crate) reader: Reader,
    pub(crate) limits: Limits,
    /// What has arrived and not been looked at: only while answers wait to be read.
    pub(crate) unseen: Vec<u8>,
    /// Answers that the client has yet to take.
    pub(crate) unread: Vec<u8>,
    pub(crate) phase: Phase,
    /// When patience ends.
    pub(crate) deadline: Instant,
}

/// A connection as it is handed from place to place: it stays where it is, and its address goes.
pub type Client = Box<Connection>;

/// What has come of going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Whether the connection is still there.
    pub open: bool,
    /// How many requests were read, all of which have their answers.
    pub requests: u64,
    /// Whether anything arrived: then there may be more.
    pub arrived: bool,
}

impl Connection {
    /// A connection on which nothing has arrived. Its socket does not block.
    pub fn new(number: usize, watched: Watched, limits: Limits) -> Self {
        Self {
            number,
            watched,
            reader: Reader::new(limits),
            limits,
            unseen: Vec::new(),
            unread: Vec::new(),
            phase: Phase::Open,
            deadline: Instant::now() + limits.idle,
        }
    }

    /// Does what can be done now: sends answers, reads a piece, answers the requests in it.
    pub fn go_on(&mut self, service: Service, piece: &mut [u8]) -> Progress {
        let before = (self.reader.is_within(), self.unread.is_empty());
        let mut arrived = false;
        self.send();
        let taken = self.unread.is_empty();
        let unseen = std::mem::take(&mut self.unseen);
        let mut requests = self.answer(&unseen, service);
        if self.unread.is_empty() && matches!(self.phase, Phase::Open | Phase::Lingers) {
            match self.watched.stream().read(piece) {
                Ok(0) => self.phase = Phase::Closed,
                Ok(length) => {
                    arrived = true;
                    requests += self.answer(&piece[..length], service);
                }
                Err(error) if is_temporary(error.kind()) => {}
                Err(_) => self.phase = Phase::Closed,
            }
        }
        self.keep_time(before, taken, requests);
        Progress {
            open: self.phase != Phase::Closed,
            requests,
            arrived,
        }
    }

    /// What the client is waited for.
    fn interest(&self) -> Event {
        if self.unread.is_empty() {
            Event::readable(self.number)
        } else {
            Event::writable(self.number)
        }
    }

    /// Asks to be told when going on can do something, and says under which number; `None` when the
    /// system has no room.
    pub fn arm(&mut self, mode: PollMode) -> Option<usize> {
        let interest = self.interest();
        self.watched.arm(interest, mode).ok()?;
        Some(self.number)
    }

    /// Whether it waits for more than there is between two requests.
    pub(crate) fn is_idle(&self) -> bool {
        self.unread.is_empty() && !self.reader.is_within()
    }

    /// Bytes that are kept for this client, beside the connection itself.
    pub fn kept(&self) -> usize {
        self.unseen.capacity() + self.unread.capacity() + self.reader.kept()
    }
}

pub(crate) fn is_temporary(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::WouldBlock | ErrorKind::Interrupted)
}
