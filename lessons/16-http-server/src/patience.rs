//! How long a client is waited for, and what becomes of it then.

use std::time::Instant;

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::connection::Connection;
use crate::phase::Phase;
use crate::refusal::Refusal;
use crate::service::Service;
use crate::status::Status;

impl Connection {
    /// Whether patience has ended.
    pub fn is_late(&self, now: Instant) -> bool {
        self.deadline <= now
    }

    /// Sets the deadline after some progress: `before` says whether part of a request had been read,
    /// and whether no answer was left to be taken; `taken` whether all answers of then have been by now.
    /// Refuses or closes what is late.
    pub(crate) fn keep_time(&mut self, before: (bool, bool), taken: bool, requests: u64) {
        let now = Instant::now();
        let (was_within, was_taken) = before;
        let (patience, begins) = match self.phase {
            Phase::Closed => return,
            _ if !self.unread.is_empty() => (self.limits.answer, taken),
            Phase::Lingers | Phase::Last => (self.limits.answer, false),
            Phase::Open if self.reader.is_within() => {
                (self.limits.request, !was_within || requests > 0)
            }
            Phase::Open => (self.limits.idle, requests > 0 || !was_taken),
        };
        if begins {
            self.deadline = now + patience;
        } else if self.is_late(now) {
            self.give_up();
        }
    }

    /// Refuses half a request; closes anything else.
    fn give_up(&mut self) {
        if self.phase == Phase::Open && self.unread.is_empty() && self.reader.is_within() {
            let refusal = Refusal::new(Status::RequestTimeout);
            refusal.answer().write_refusal(&mut self.unread);
            self.phase = Phase::Last;
            self.send();
        } else {
            self.phase = Phase::Closed;
        }
    }

    /// Answers what has arrived, and waits until `until` for what has arrived in part and for answers
    /// to be taken. What goes on arriving after that is not read, or it might never end. Returns how
    /// many requests were read. The server is on its way out: it waits for a client here and nowhere
    /// else.
    pub fn finish(&mut self, service: Service, piece: &mut [u8], until: Instant) -> u64 {
        let mut requests = 0;
        loop {
            let progress = self.go_on(service, piece);
            requests += progress.requests;
            if !progress.open || self.phase == Phase::Lingers {
                return requests;
            }
            if progress.arrived && Instant::now() < until {
                continue;
            }
            if self.is_idle() {
                self.phase = Phase::Last;
                self.send(); // nothing: it says that nothing will follow
                return requests;
            }
            if Instant::now() >= until || !self.waits(until) {
                return requests;
            }
        }
    }

    /// Listens, until `until`, whether the client has taken its last answer and hung up.
    pub fn take_leave(&mut self, service: Service, piece: &mut [u8], until: Instant) {
        while self.phase == Phase::Lingers && self.waits(until) && Instant::now() < until {
            self.go_on(service, piece);
        }
    }

    /// Waits until going on can do something; false when it is too late.
    fn waits(&self, until: Instant) -> bool {
        let flags = if self.unread.is_empty() {
            PollFlags::IN
        } else {
            PollFlags::OUT
        };
        let left = until.saturating_duration_since(Instant::now());
        let left = Timespec::try_from(left).unwrap_or_default();
        let mut socket = [PollFd::new(self.watched.stream(), flags)];
        poll(&mut socket, Some(&left)).is_ok_and(|ready| ready > 0)
    }
}
