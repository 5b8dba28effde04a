//! Select: waiting for several channels at once.

use super::super::runtime::{
    ArmSpec, Digest, Id, On, Op, Pending, Spot, Tid, Way, Woken, turn, wait, with,
};
use super::machine::{Received, Sent};
use super::{Receiver, RecvError, SendError, Sender};

/// One operation of a select.
pub trait Arm {
    /// The channel, and whether it sends.
    fn spec(&self) -> ArmSpec;
    /// Does the operation in this step, of which the machine has said that it needs no waiting.
    fn do_now(&mut self);
    /// Takes the result of a wait that the machine has completed.
    fn completed(&mut self, woken: Woken);
}

/// Completes one arm and returns its number; `None` when none was ready and there is a default.
/// Which of several ready arms it is, the schedule says.
#[track_caller]
pub fn run(arms: &mut [&mut dyn Arm], has_default: bool) -> Option<usize> {
    let specs: Vec<ArmSpec> = arms.iter().map(|arm| arm.spec()).collect();
    let op = Op::Select {
        arms: specs.clone(),
        default: has_default,
    };
    let pending = Pending::new("select", On::Nothing, Spot::here()).needs(op);
    // While a run is unwound, any answer will do that needs no arm to be ready.
    let way = match turn(pending) {
        None if has_default => return None,
        None => return Some(0),
        Some(way) => way,
    };
    if let Way::Arm(number) = way {
        take(arms, number);
        return Some(number);
    }
    if has_default {
        with(|run| {
            run.me().observe(Digest::of(u64::MAX));
            run.tell_detail(|_| "none is ready".to_owned());
        });
        return None;
    }
    with(|run| {
        run.me().arms.clone_from(&specs);
        for (number, arm) in specs.iter().enumerate() {
            run.wait_in(arm.channel, arm.send, Some(number));
        }
        run.tell_waits(|_| None);
    });
    match wait() {
        None => Some(0),
        Some(Way::Arm(number)) => {
            with(|run| run.leave_arms(run.current));
            take(arms, number);
            Some(number)
        }
        Some(_) => {
            let woken = with(|run| run.me().woken).unwrap_or_default();
            let number = match woken {
                Woken::ArmMessage(arm, _) | Woken::ArmHungUp(arm) | Woken::ArmFor(arm, _) => arm,
                Woken::Done | Woken::HungUp | Woken::Message(_) => 0,
            };
            choose(arms[number].spec(), number);
            arms[number].completed(woken);
            Some(number)
        }
    }
}

/// Does the operation of a ready arm.
fn take(arms: &mut [&mut dyn Arm], number: usize) {
    choose(arms[number].spec(), number);
    arms[number].do_now();
}

/// Makes the chosen arm the operation that this step is told as.
fn choose(arm: ArmSpec, number: usize) {
    with(|run| {
        let me = run.me();
        me.observe(Digest::of(number as u64));
        if let Some(pending) = &mut me.pending {
            pending.verb = if arm.send {
                "select: send to".into()
            } else {
                "select: receive from".into()
            };
            pending.on = On::Object(arm.channel);
        }
    });
}

/// A receive as an arm of a select.
pub struct RecvArm<'a, T> {
    receiver: &'a Receiver<T>,
    result: Option<Result<T, RecvError>>,
}

impl<'a, T> RecvArm<'a, T> {
    /// The arm `recv(receiver)`.
    pub fn new(receiver: &'a Receiver<T>) -> Self {
        Self {
            receiver,
            result: None,
        }
    }

    /// The result of the receive, once the select has chosen it.
    ///
    /// # Errors
    /// When the channel is empty and all senders are gone.
    pub fn complete(self) -> Result<T, RecvError> {
        self.result.unwrap_or(Err(RecvError))
    }
}

impl<T> Arm for RecvArm<'_, T> {
    fn spec(&self) -> ArmSpec {
        ArmSpec {
            channel: self.receiver.shared.id,
            send: false,
        }
    }

    fn do_now(&mut self) {
        let shared = &self.receiver.shared;
        let message = match with(|run| run.receive_and_tell(shared.id)) {
            Some(Received::Coming) => self.receiver.wait_for_message().ok(),
            Some(received) => shared.fetch(&received),
            None => None,
        };
        self.result = Some(message.ok_or(RecvError));
    }

    fn completed(&mut self, woken: Woken) {
        let me = with(|run| {
            let seen = match woken {
                Woken::ArmMessage(_, message) => message,
                _ => Digest::of(0),
            };
            run.me().observe(seen);
            match woken {
                Woken::ArmMessage(..) => run.tell_done(),
                _ => run.tell_detail(|_| "it has hung up".to_owned()),
            }
            run.current
        });
        let message = me.and_then(|me| self.receiver.shared.take_handed(me));
        self.result = Some(message.ok_or(RecvError));
    }
}

/// A send as an arm of a select. The message is computed only when the arm is chosen.
pub struct SendArm<'a, T> {
    sender: &'a Sender<T>,
    to: To,
}

/// Where the message of a chosen send goes.
enum To {
    Nobody,
    Queue,
    /// A receiver that goes on only after this step.
    Receiver(Tid),
}

impl<'a, T> SendArm<'a, T> {
    /// The arm `send(sender, …)`.
    pub fn new(sender: &'a Sender<T>) -> Self {
        Self {
            sender,
            to: To::Nobody,
        }
    }

    /// Sends `message`, once the select has chosen this arm.
    ///
    /// # Errors
    /// The message, when all receivers are gone.
    pub fn complete(self, message: T) -> Result<(), SendError<T>> {
        with(|run| run.owes_message = false);
        let shared = &self.sender.shared;
        match self.to {
            To::Nobody => return Err(SendError(message)),
            To::Queue => shared.push(message),
            To::Receiver(receiver) => shared.hand(receiver, message),
        }
        Ok(())
    }

    fn owe(&mut self, to: To) {
        let owes = !matches!(to, To::Nobody);
        with(|run| run.owes_message = owes);
        self.to = to;
    }
}

impl<T> Arm for SendArm<'_, T> {
    fn spec(&self) -> ArmSpec {
        ArmSpec {
            channel: self.sender.shared.id,
            send: true,
        }
    }

    fn do_now(&mut self) {
        let id: Id = self.sender.shared.id;
        let to = match with(|run| run.send_and_tell(id)) {
            Some(Sent::Queued) => To::Queue,
            Some(Sent::Handed(receiver)) => To::Receiver(receiver),
            Some(Sent::HungUp | Sent::Full) | None => To::Nobody,
        };
        self.owe(to);
    }

    fn completed(&mut self, woken: Woken) {
        let to = match woken {
            Woken::ArmFor(_, receiver) => {
                with(|run| {
                    run.me().observe(Digest::of(0));
                    run.deliver(receiver);
                    run.tell_detail(|run| format!("→ {}", run.called(receiver)));
                });
                To::Receiver(receiver)
            }
            _ => {
                with(|run| {
                    run.me().observe(Digest::of(2));
                    run.tell_detail(|_| "nobody receives any more".to_owned());
                });
                To::Nobody
            }
        };
        self.owe(to);
    }
}

/// crossbeam's `select!` for the explorer.
#[macro_export]
#[doc(hidden)]
macro_rules! explored_select {
    ($($arms:tt)+) => { $crate::select_arms!(explored @bind [] $($arms)+) };
}
