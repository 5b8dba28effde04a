//! A channel's transitions, on the machine's data.

use interleave_schedule::Flow;

use super::super::runtime::{Channel, Digest, Id, Run, Tid, Waiter, Woken};

/// What a send does.
pub enum Sent {
    HungUp,
    /// Into the queue.
    Queued,
    /// To this waiting receiver.
    Handed(Tid),
    /// Nowhere yet.
    Full,
}

/// What a receive does.
pub enum Received {
    /// Takes the first of the queue; the sender's message follows it there.
    Queued(Option<Tid>),
    /// Takes what this waiting sender offers.
    From(Tid),
    /// Has completed a select's send, whose message is still to come.
    Coming,
    /// A timer's message.
    Rings,
    HungUp,
    Nothing,
}

impl Run {
    /// Sends a message of the current thread, if that needs no waiting.
    pub fn send(&mut self, id: Id) -> Sent {
        let message = self.me().history;
        let channel = self.channel(id);
        if channel.receivers == 0 {
            self.flows(Flow::Finds, id);
            return Sent::HungUp;
        }
        if let Some(waiter) = channel.receives.pop_front() {
            self.hand(waiter, message);
            return Sent::Handed(waiter.thread);
        }
        if !channel.has_place() {
            return Sent::Full;
        }
        channel.queue.push_back(message);
        self.flows(Flow::Sends, id);
        Sent::Queued
    }

    fn hand(&mut self, waiter: Waiter, message: Digest) {
        let woken = match waiter.arm {
            None => Woken::Message(message),
            Some(arm) => Woken::ArmMessage(arm, message),
        };
        self.wake(waiter.thread, woken);
    }

    /// Receives a message for the current thread, if there is one. A select's send that is
    /// completed by it will hand its message to the current thread, which has to wait for it.
    pub fn receive(&mut self, id: Id) -> Received {
        let current = self.current;
        let now = self.now;
        let channel = self.channel(id);
        if let Some((deadline, period)) = &mut channel.timer {
            *deadline = period.map_or(u64::MAX, |period| now.max(*deadline).saturating_add(period));
            self.me().observe(Digest::of(1));
            return Received::Rings;
        }
        if let Some(message) = channel.queue.pop_front() {
            let next = refill(channel);
            if let Some(next) = next {
                self.wake(next, Woken::Done);
            }
            self.me().observe(message);
            self.flows(Flow::Takes, id);
            return Received::Queued(next);
        }
        match channel.sends.pop_front() {
            Some(Waiter {
                thread,
                arm: None,
                message,
            }) => {
                self.wake(thread, Woken::Done);
                self.me().observe(message);
                self.flows(Flow::Takes, id);
                Received::From(thread)
            }
            Some(Waiter {
                thread,
                arm: Some(arm),
                ..
            }) => {
                self.wake(thread, Woken::ArmFor(arm, current));
                Received::Coming
            }
            None if channel.is_hung_up() => {
                self.me().observe(Digest::of(0));
                self.flows(Flow::Finds, id);
                Received::HungUp
            }
            None => Received::Nothing,
        }
    }

    /// Hands the message of a select's send to the receiver that has completed it.
    pub fn deliver(&mut self, receiver: Tid) {
        let message = self.me().history;
        self.wake(receiver, Woken::Message(message));
    }

    /// Enters the current thread as waiting, as this arm of its select.
    pub fn wait_in(&mut self, id: Id, send: bool, arm: Option<usize>) {
        let message = match send {
            true => self.me().history,
            false => Digest::default(),
        };
        let waiter = Waiter {
            thread: self.current,
            arm,
            message,
        };
        // A select's message is made only when its arm has been chosen.
        if send && arm.is_none() {
            self.flows(Flow::Sends, id);
        }
        let channel = self.channel(id);
        match send {
            true => channel.sends.push_back(waiter),
            false => channel.receives.push_back(waiter),
        }
    }

    /// Takes the current thread out of a channel in which it no longer waits.
    pub fn leave(&mut self, id: Id) {
        let current = self.current;
        let channel = self.channel(id);
        channel.receives.retain(|waiter| waiter.thread != current);
        channel.sends.retain(|waiter| waiter.thread != current);
    }

    /// Drops a sender; with the last one every waiting receive ends.
    pub fn drop_sender(&mut self, id: Id) -> bool {
        let channel = self.channel(id);
        channel.senders -= 1;
        let last = channel.senders == 0;
        while last && let Some(waiter) = self.channel(id).receives.pop_front() {
            self.hang_up(waiter);
        }
        if last {
            self.flows(Flow::Leaves, id);
        }
        last
    }

    /// Drops a receiver; with the last one every waiting send ends.
    pub fn drop_receiver(&mut self, id: Id) -> bool {
        let channel = self.channel(id);
        channel.receivers -= 1;
        let last = channel.receivers == 0;
        if last {
            channel.queue.clear();
            self.flows(Flow::Leaves, id);
        }
        while last && let Some(waiter) = self.channel(id).sends.pop_front() {
            self.hang_up(waiter);
        }
        last
    }

    fn hang_up(&mut self, waiter: Waiter) {
        let woken = waiter.arm.map_or(Woken::HungUp, Woken::ArmHungUp);
        self.wake(waiter.thread, woken);
    }
}

/// Lets the plain sender that has waited longest into the place that became free. A waiting
/// select is not let in: it can take the place itself.
fn refill(channel: &mut Channel) -> Option<Tid> {
    let place = channel
        .sends
        .iter()
        .position(|waiter| waiter.arm.is_none())?;
    let waiter = channel.sends.remove(place)?;
    channel.queue.push_back(waiter.message);
    Some(waiter.thread)
}
