//! The receiving side.

use std::fmt;
use std::mem;
use std::sync::Arc;
use std::time::Duration;

use super::super::lock::locked;
use super::super::runtime::{Digest, Id, On, Op, Pending, Run, Spot, Way, Woken, turn, wait, with};
use super::machine::Received;
use super::{Iter, RecvError, RecvTimeoutError, Shared, TryRecvError};

/// The receiving side of a channel; sends fail when the last one is dropped.
pub struct Receiver<T> {
    pub(super) shared: Arc<Shared<T>>,
    spot: Spot,
}

impl<T> Receiver<T> {
    pub(super) fn new(shared: Arc<Shared<T>>, spot: Spot) -> Self {
        Self { shared, spot }
    }

    /// Receives a message, waiting for one.
    ///
    /// # Errors
    /// When the channel is empty and all senders are gone.
    #[track_caller]
    pub fn recv(&self) -> Result<T, RecvError> {
        self.receive_until(None, Spot::here_or(self.spot))
            .map_err(|_| RecvError)
    }

    /// As [`recv`](Self::recv), for at most `timeout` of the machine's time.
    ///
    /// # Errors
    /// When the time has passed, or the channel is empty and all senders are gone.
    #[track_caller]
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {
        self.receive_until(Some(timeout), Spot::here())
    }

    fn receive_until(&self, timeout: Option<Duration>, spot: Spot) -> Result<T, RecvTimeoutError> {
        let id = self.shared.id;
        let pending = Pending::new("receive from", On::Object(id), spot).needs(Op::Receive);
        if turn(pending).is_none() {
            return Err(RecvTimeoutError::Disconnected);
        }
        let received = with(|run| run.receive_and_tell(id));
        match received {
            Some(Received::Nothing) => {
                with(|run| {
                    run.wait_in(id, false, None);
                    let deadline = timeout.map(|timeout| run.later(timeout));
                    run.me().deadline = deadline;
                    run.tell_waits(|_| None);
                });
                self.wait_for_message()
            }
            Some(Received::Coming) => self.wait_for_message(),
            Some(received) => self
                .shared
                .fetch(&received)
                .ok_or(RecvTimeoutError::Disconnected),
            None => Err(RecvTimeoutError::Disconnected),
        }
    }

    /// Waits to be handed a message.
    pub(super) fn wait_for_message(&self) -> Result<T, RecvTimeoutError> {
        let id = self.shared.id;
        let timed_out = wait() == Some(Way::TimesOut);
        let me = with(|run| {
            run.leave(id);
            let seen = match run.me().woken {
                _ if timed_out => Digest::of(2),
                Woken::Message(message) => message,
                _ => Digest::of(0),
            };
            let hung_up = !timed_out && run.me().woken == Woken::HungUp;
            run.me().observe(seen);
            match timed_out {
                true => run.tell_detail(|_| "timed out".to_owned()),
                false if hung_up => run.tell_detail(|_| "it has hung up".to_owned()),
                false => run.tell_gets(),
            }
            run.current
        });
        match me.and_then(|me| self.shared.take_handed(me)) {
            Some(message) => Ok(message),
            None if timed_out => Err(RecvTimeoutError::Timeout),
            None => Err(RecvTimeoutError::Disconnected),
        }
    }

    /// Receives a message if there is one.
    ///
    /// # Errors
    /// When there is none, or the channel is empty and all senders are gone.
    #[track_caller]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        let id = self.shared.id;
        let pending = Pending::new("try to receive from", On::Object(id), Spot::here());
        let Some(way) = turn(pending.needs(Op::TryReceive)) else {
            return Err(TryRecvError::Disconnected);
        };
        let received = with(|run| {
            let silent = run.channel(id).timer.is_some() && way != Way::Fires;
            match silent {
                true => Received::Nothing,
                false => run.receive_and_tell(id),
            }
        });
        match received {
            Some(Received::Nothing) => {
                with(|run| {
                    run.me().observe(Digest::of(3));
                    run.tell_detail(|_| "empty".to_owned());
                });
                Err(TryRecvError::Empty)
            }
            Some(Received::Coming) => {
                let message = self.wait_for_message();
                message.map_err(|_| TryRecvError::Disconnected)
            }
            Some(received) => self
                .shared
                .fetch(&received)
                .ok_or(TryRecvError::Disconnected),
            None => Err(TryRecvError::Disconnected),
        }
    }

    /// Receives until the channel hangs up.
    pub fn iter(&self) -> Iter<&Self> {
        Iter::new(self)
    }

    /// Receives for as long as there is a message at once.
    pub fn try_iter(&self) -> impl Iterator<Item = T> + '_ {
        std::iter::from_fn(|| self.try_recv().ok())
    }
}

impl<T> Shared<T> {
    /// The message of a receive that needs no waiting.
    pub(super) fn fetch(&self, received: &Received) -> Option<T> {
        match received {
            Received::Queued(next) => self.pop(*next),
            Received::From(sender) => self.take_offer(*sender),
            Received::Rings => self.ring.map(|ring| ring()),
            Received::Coming | Received::HungUp | Received::Nothing => None,
        }
    }
}

impl Run {
    /// Receives, and tells how unless there is nothing.
    pub(super) fn receive_and_tell(&mut self, id: Id) -> Received {
        let received = self.receive(id);
        match received {
            Received::Nothing => {}
            Received::Coming => self.tell_waits(|_| Some("its sender is chosen".to_owned())),
            Received::HungUp => self.tell_detail(|_| "it has hung up".to_owned()),
            Received::From(sender) => self.tell_detail(|run| format!("← {}", run.called(sender))),
            Received::Queued(_) | Received::Rings => self.tell_done(),
        }
        received
    }
}

impl<T> Clone for Receiver<T> {
    #[track_caller]
    fn clone(&self) -> Self {
        with(|run| run.channel(self.shared.id).receivers += 1);
        Self::new(Arc::clone(&self.shared), Spot::here_or(self.spot))
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        let timer = with(|run| !run.over && run.channel(self.shared.id).timer.is_some());
        if timer == Some(true) {
            // Nobody sends to it, so nobody can tell.
            return;
        }
        let on = On::Object(self.shared.id);
        if turn(Pending::new("drop a receiver of", on, self.spot.end())).is_some() {
            let last = with(|run| {
                let last = run.drop_receiver(self.shared.id);
                run.tell(|_, event| {
                    event.detail = last.then(|| "the last: it hangs up".to_owned())
                });
                last
            });
            if last == Some(true) {
                // A message's own drop may use the channel.
                let unreceived = mem::take(&mut locked(&self.shared.messages).queue);
                drop(unreceived);
            }
        }
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Receiver { .. }")
    }
}
