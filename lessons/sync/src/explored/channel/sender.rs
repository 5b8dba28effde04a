//! The sending side.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use interleave_schedule::Flow;

use super::super::runtime::{Digest, Id, On, Op, Pending, Run, Spot, Way, Woken, turn, wait, with};
use super::machine::Sent;
use super::{SendError, SendTimeoutError, Shared, TrySendError};

/// The sending side of a channel; the channel hangs up when the last one is dropped.
pub struct Sender<T> {
    pub(super) shared: Arc<Shared<T>>,
    spot: Spot,
}

impl<T> Sender<T> {
    pub(super) fn new(shared: Arc<Shared<T>>, spot: Spot) -> Self {
        Self { shared, spot }
    }

    /// Sends a message, waiting as long as the channel is full.
    ///
    /// # Errors
    /// The message, when all receivers are gone.
    #[track_caller]
    pub fn send(&self, message: T) -> Result<(), SendError<T>> {
        let sent = self.send_until(message, None, Spot::here());
        sent.map_err(|error| SendError(error.into_inner()))
    }

    /// As [`send`](Self::send), for at most `timeout` of the machine's time.
    ///
    /// # Errors
    /// The message, when the time has passed or all receivers are gone.
    #[track_caller]
    pub fn send_timeout(&self, message: T, timeout: Duration) -> Result<(), SendTimeoutError<T>> {
        self.send_until(message, Some(timeout), Spot::here())
    }

    fn send_until(
        &self,
        message: T,
        timeout: Option<Duration>,
        spot: Spot,
    ) -> Result<(), SendTimeoutError<T>> {
        let id = self.shared.id;
        let pending = Pending::new("send to", On::Object(id), spot).needs(Op::Send);
        if turn(pending).is_none() {
            return Err(SendTimeoutError::Disconnected(message));
        }
        match with(|run| run.send_and_tell(id)) {
            Some(Sent::Queued) => self.shared.push(message),
            Some(Sent::Handed(receiver)) => self.shared.hand(receiver, message),
            Some(Sent::HungUp) | None => return Err(SendTimeoutError::Disconnected(message)),
            Some(Sent::Full) => {
                let me = with(|run| {
                    run.wait_in(id, true, None);
                    let deadline = timeout.map(|timeout| run.later(timeout));
                    run.me().deadline = deadline;
                    run.tell_waits(|_| None);
                    run.current
                });
                self.shared.offer(me.unwrap_or(0), message);
                return self.wait_until_sent();
            }
        }
        Ok(())
    }

    fn wait_until_sent(&self) -> Result<(), SendTimeoutError<T>> {
        let id = self.shared.id;
        let way = wait();
        let (me, hung_up) = with(|run| {
            let hung_up = way != Some(Way::TimesOut) && run.me().woken == Woken::HungUp;
            run.leave(id);
            run.me().observe(Digest::of(
                u64::from(hung_up) << 1 | u64::from(way == Some(Way::TimesOut)),
            ));
            match way {
                Some(Way::TimesOut) => {
                    run.flows(Flow::TakesBack, id);
                    run.tell_detail(|_| "timed out".to_owned());
                }
                _ if hung_up => run.tell_detail(|_| "nobody receives any more".to_owned()),
                _ => run.tell_gets(),
            }
            (run.current, hung_up)
        })
        .unwrap_or_default();
        // Whatever is still offered was not taken.
        match self.shared.take_offer(me) {
            None => Ok(()),
            Some(message) if hung_up || way.is_none() => {
                Err(SendTimeoutError::Disconnected(message))
            }
            Some(message) => Err(SendTimeoutError::Timeout(message)),
        }
    }

    /// Sends a message if that needs no waiting.
    ///
    /// # Errors
    /// The message, when the channel is full, or all receivers are gone.
    #[track_caller]
    pub fn try_send(&self, message: T) -> Result<(), TrySendError<T>> {
        let id = self.shared.id;
        if turn(Pending::new("try to send to", On::Object(id), Spot::here())).is_none() {
            return Err(TrySendError::Disconnected(message));
        }
        match with(|run| run.send_and_tell(id)) {
            Some(Sent::Queued) => self.shared.push(message),
            Some(Sent::Handed(receiver)) => self.shared.hand(receiver, message),
            Some(Sent::Full) => {
                with(|run| run.tell_detail(|_| "full".to_owned()));
                return Err(TrySendError::Full(message));
            }
            Some(Sent::HungUp) | None => return Err(TrySendError::Disconnected(message)),
        }
        Ok(())
    }
}

impl Run {
    /// Sends, observes how that went, and tells it unless the channel is full.
    pub(super) fn send_and_tell(&mut self, id: Id) -> Sent {
        let sent = self.send(id);
        match sent {
            Sent::Full => {}
            Sent::HungUp => self.tell_detail(|_| "nobody receives any more".to_owned()),
            Sent::Queued => self.tell_done(),
            Sent::Handed(receiver) => self.tell_detail(|run| format!("→ {}", run.called(receiver))),
        }
        let seen = match sent {
            Sent::Full => return sent,
            Sent::HungUp => 2,
            Sent::Queued | Sent::Handed(_) => 0,
        };
        self.me().observe(Digest::of(seen));
        sent
    }
}

impl<T> Clone for Sender<T> {
    #[track_caller]
    fn clone(&self) -> Self {
        with(|run| run.channel(self.shared.id).senders += 1);
        Self::new(Arc::clone(&self.shared), Spot::here_or(self.spot))
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        let on = On::Object(self.shared.id);
        if turn(Pending::new("drop a sender of", on, self.spot.end())).is_some() {
            with(|run| {
                let last = run.drop_sender(self.shared.id);
                run.tell(|_, event| {
                    event.detail = last.then(|| "the last: it hangs up".to_owned())
                });
            });
        }
    }
}

impl<T> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Sender { .. }")
    }
}
