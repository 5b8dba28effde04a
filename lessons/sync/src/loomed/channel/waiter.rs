//! A parked operation, and how it is completed.

use std::sync::{Arc, Mutex};

use loom::sync::atomic::AtomicBool;
use loom::sync::atomic::Ordering::{AcqRel, Acquire};
use loom::thread::Thread;

/// A thread that is about to park, or parked, in a channel operation.
///
/// The thread registers while it holds the gates of all channels concerned and parks after
/// releasing them. Releasing is no step for loom, so whoever finds the waiter finds it parked.
pub struct Waiter {
    thread: Thread,
    /// Taken by the one that completes the operation; only a select stands in several channels,
    /// so only a select needs it.
    claimed: Option<AtomicBool>,
    /// The arm that was completed.
    arm: Mutex<Option<usize>>,
}

impl Waiter {
    /// A waiter that stands in one channel, from which whoever completes it removes it.
    pub(super) fn single() -> Arc<Self> {
        Self::with(None)
    }

    /// A waiter that stands in the channels of all arms of a select.
    pub(super) fn select() -> Arc<Self> {
        Self::with(Some(AtomicBool::new(false)))
    }

    fn with(claimed: Option<AtomicBool>) -> Arc<Self> {
        Arc::new(Self {
            thread: loom::thread::current(),
            claimed,
            arm: Mutex::new(None),
        })
    }

    /// Whether the caller may complete the operation: false when another arm was completed.
    pub(super) fn claim(&self) -> bool {
        match &self.claimed {
            Some(claimed) => !claimed.swap(true, AcqRel),
            None => true,
        }
    }

    /// Whether a [`claim`](Self::claim) would fail.
    pub(super) fn is_claimed(&self) -> bool {
        self.claimed
            .as_ref()
            .is_some_and(|claimed| claimed.load(Acquire))
    }

    /// Wakes the thread with `arm` completed. Only after a successful [`claim`](Self::claim).
    pub(super) fn wake(&self, arm: usize) {
        *self.arm.lock().unwrap() = Some(arm);
        self.thread.unpark();
    }

    /// Parks until woken, and returns the completed arm.
    pub(super) fn wait(&self) -> usize {
        loop {
            if let Some(arm) = self.arm.lock().unwrap().take() {
                return arm;
            }
            loom::thread::park();
        }
    }
}

/// Where a parked receive gets its result.
pub(super) struct ReceiveSlot<T> {
    pub(super) waiter: Arc<Waiter>,
    pub(super) arm: usize,
    /// `None` until woken, then the message, or `Err` when the channel hung up.
    pub(super) result: Mutex<Option<Result<T, super::RecvError>>>,
}

/// What a parked send offers, and what became of it.
pub(super) struct SendSlot<T> {
    pub(super) waiter: Arc<Waiter>,
    pub(super) arm: usize,
    pub(super) offer: Mutex<Offer<T>>,
}

/// The states of a parked send.
pub(super) enum Offer<T> {
    /// The message of a plain send.
    Message(T),
    /// A select's send, whose message is computed only once it is chosen.
    Later,
    /// The message was taken.
    Taken,
    /// A select's send is to hand its message to this receive.
    For(Arc<ReceiveSlot<T>>),
    /// A select's send has a place reserved in the queue.
    Reserved,
    /// The receivers are gone.
    HungUp,
}

impl<T> ReceiveSlot<T> {
    pub(super) fn new(waiter: &Arc<Waiter>, arm: usize) -> Arc<Self> {
        Arc::new(Self {
            waiter: Arc::clone(waiter),
            arm,
            result: Mutex::new(None),
        })
    }

    /// Completes the receive. Only after a successful claim.
    pub(super) fn complete(&self, result: Result<T, super::RecvError>) {
        *self.result.lock().unwrap() = Some(result);
        self.waiter.wake(self.arm);
    }

    /// The result of a receive that was woken.
    pub(super) fn take(&self) -> Result<T, super::RecvError> {
        let result = self.result.lock().unwrap().take();
        result.expect("a woken receive has its result")
    }
}

impl<T> SendSlot<T> {
    pub(super) fn new(waiter: &Arc<Waiter>, arm: usize, offer: Offer<T>) -> Arc<Self> {
        Arc::new(Self {
            waiter: Arc::clone(waiter),
            arm,
            offer: Mutex::new(offer),
        })
    }

    /// Replaces the offer and wakes the sender. Only after a successful claim.
    pub(super) fn complete(&self, offer: Offer<T>) {
        *self.offer.lock().unwrap() = offer;
        self.waiter.wake(self.arm);
    }
}
