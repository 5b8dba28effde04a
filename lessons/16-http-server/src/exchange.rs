//! What happens on a connection: requests are answered, answers are sent.

use std::io::{ErrorKind, Write as _};
use std::net::Shutdown;
use std::time::{Duration, Instant};

use crate::connection::{Connection, is_temporary};
use crate::phase::Phase;
use crate::service::Service;

/// A buffer up to this size is kept for the next answer.
const SMALL: usize = 1024;

/// How long a client is listened to after the last answer, so that it can take it: bytes that arrive
/// at a closed socket would destroy the answer on its way.
pub(crate) const LINGER: Duration = Duration::from_secs(1);

impl Connection {
    /// Answers the requests in `input`, as long as the client takes the answers, and returns how many.
    pub(crate) fn answer(&mut self, mut input: &[u8], service: Service) -> u64 {
        let mut requests = 0;
        while self.phase == Phase::Open && !input.is_empty() {
            if self.unread.len() >= self.limits.unread {
                self.send();
                if !self.unread.is_empty() {
                    self.unseen = input.to_vec();
                    return requests;
                }
            }
            match self.reader.read(&mut input) {
                Ok(None) => {}
                Ok(Some(request)) => {
                    requests += 1;
                    let answer = service(&request);
                    let close = request.close || answer.last;
                    answer.write(&request, close, &mut self.unread);
                    if close {
                        self.phase = Phase::Last;
                    }
                }
                Err(refusal) => {
                    refusal.answer().write_refusal(&mut self.unread);
                    self.phase = Phase::Last;
                }
            }
        }
        self.send();
        requests
    }

    /// Sends what the client takes.
    pub(crate) fn send(&mut self) {
        let mut sent = 0;
        while sent < self.unread.len() {
            match self.watched.stream().write(&self.unread[sent..]) {
                Ok(length) => sent += length,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if is_temporary(error.kind()) => break,
                Err(_) => {
                    self.phase = Phase::Closed;
                    return;
                }
            }
        }
        self.unread.drain(..sent);
        if self.unread.is_empty() && self.unread.capacity() > SMALL {
            self.unread = Vec::new();
        }
        if self.phase == Phase::Last && self.unread.is_empty() {
            self.phase = match self.watched.stream().shutdown(Shutdown::Write) {
                Ok(()) => Phase::Lingers,
                Err(_) => Phase::Closed,
            };
            self.deadline = Instant::now() + LINGER;
        }
    }
}
