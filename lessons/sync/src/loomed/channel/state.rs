//! A channel's state and its transitions; every method is called with the channel's gate held.

use std::collections::VecDeque;
use std::mem;
use std::sync::Arc;
use std::sync::Mutex as StdMutex;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::{AcqRel, Relaxed};

use loom::sync::Mutex;
use loom::sync::atomic::AtomicUsize as LoomAtomicUsize;

use super::RecvError;
use super::waiter::{Offer, ReceiveSlot, SendSlot, Waiter};

/// What the handles of a channel share.
pub(super) struct Shared<T> {
    /// The order in which a select takes gates.
    pub(super) id: usize,
    /// What loom sees of the channel.
    pub(super) gate: Arc<Mutex<()>>,
    state: StdMutex<State<T>>,
    pub(super) senders: Handles,
    pub(super) receivers: Handles,
}

/// The queue and the parked operations.
pub(super) struct State<T> {
    capacity: Option<usize>,
    queue: VecDeque<T>,
    /// Whether the last sender, or the last receiver, has been dropped.
    senders_gone: bool,
    receivers_gone: bool,
    /// Places promised to selects that have yet to compute their message.
    reserved: usize,
    receives: VecDeque<Arc<ReceiveSlot<T>>>,
    sends: VecDeque<Arc<SendSlot<T>>>,
}

/// How many handles one side has.
pub(super) struct Handles {
    /// Cloning a handle is no step for loom: the cloned one keeps the count above zero, so nobody
    /// can tell when it happened.
    made: AtomicUsize,
    /// Dropping one is: what its thread did before must be seen by whoever learns of the hang-up.
    dropped: LoomAtomicUsize,
}

impl Handles {
    fn new() -> Self {
        Self {
            made: AtomicUsize::new(0),
            dropped: LoomAtomicUsize::new(0),
        }
    }

    pub(super) fn add(&self) {
        self.made.fetch_add(1, Relaxed);
    }

    /// Whether the dropped handle was the last one.
    pub(super) fn drop_one(&self) -> bool {
        let dropped = self.dropped.fetch_add(1, AcqRel) + 1;
        dropped == self.made.load(Relaxed)
    }
}

/// What a receive finds.
pub(super) enum Found<T> {
    Message(T),
    /// A parked select that sends is claimed; its message comes to the slot of the caller.
    Sender(Arc<SendSlot<T>>),
    HungUp,
    Nothing,
}

/// What a send finds.
pub(super) enum Room<T> {
    /// A parked receive, claimed for the caller.
    Receiver(Arc<ReceiveSlot<T>>),
    Queue,
    HungUp,
    None,
}

impl<T> Shared<T> {
    pub(super) fn new(capacity: Option<usize>) -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        Self {
            id: NEXT.fetch_add(1, Relaxed),
            gate: Arc::new(Mutex::new(())),
            state: StdMutex::new(State {
                capacity,
                queue: VecDeque::new(),
                senders_gone: false,
                receivers_gone: false,
                reserved: 0,
                receives: VecDeque::new(),
                sends: VecDeque::new(),
            }),
            senders: Handles::new(),
            receivers: Handles::new(),
        }
    }

    /// The state, for the length of `change`, which must contain no step for loom.
    fn with<R>(&self, change: impl FnOnce(&mut State<T>) -> R) -> R {
        change(&mut self.state.lock().unwrap())
    }

    /// Takes the next message, or claims a sender that has one.
    pub(super) fn find(&self) -> Found<T> {
        if let Some(message) = self.with(|state| state.queue.pop_front()) {
            self.refill();
            return Found::Message(message);
        }
        while let Some(slot) = self.with(|state| state.sends.pop_front()) {
            if slot.waiter.claim() {
                let offer = mem::replace(&mut *slot.offer.lock().unwrap(), Offer::Taken);
                return match offer {
                    Offer::Message(message) => {
                        slot.waiter.wake(slot.arm);
                        Found::Message(message)
                    }
                    _ => Found::Sender(slot),
                };
            }
        }
        if self.with(|state| state.senders_gone) {
            Found::HungUp
        } else {
            Found::Nothing
        }
    }

    /// Lets the sender that has waited longest into the place that became free.
    fn refill(&self) {
        while let Some(slot) = self.with(|state| state.sends.pop_front()) {
            if slot.waiter.claim() {
                let offer = mem::replace(&mut *slot.offer.lock().unwrap(), Offer::Taken);
                match offer {
                    Offer::Message(message) => {
                        self.with(|state| state.queue.push_back(message));
                        slot.waiter.wake(slot.arm);
                    }
                    _ => {
                        self.reserve();
                        slot.complete(Offer::Reserved);
                    }
                }
                return;
            }
        }
    }

    /// Whether, and where, a message can go without waiting.
    pub(super) fn room(&self) -> Room<T> {
        if self.with(|state| state.receivers_gone) {
            return Room::HungUp;
        }
        if let Some(slot) = self.claim_receive() {
            return Room::Receiver(slot);
        }
        if self.has_place() {
            Room::Queue
        } else {
            Room::None
        }
    }

    fn has_place(&self) -> bool {
        self.with(|state| {
            let taken = state.queue.len() + state.reserved;
            state.capacity.is_none_or(|capacity| taken < capacity)
        })
    }

    /// Whether [`find`](Self::find) would find anything.
    pub(super) fn can_receive(&self) -> bool {
        let (has_message, sends) =
            self.with(|state| (!state.queue.is_empty(), state.sends.clone()));
        has_message
            || self.with(|state| state.senders_gone)
            || sends.iter().any(|slot| !slot.waiter.is_claimed())
    }

    /// Whether [`room`](Self::room) would find any.
    pub(super) fn can_send(&self) -> bool {
        let receives = self.with(|state| state.receives.clone());
        self.with(|state| state.receivers_gone)
            || self.has_place()
            || receives.iter().any(|slot| !slot.waiter.is_claimed())
    }

    /// Keeps a place in the queue for a select that has yet to compute its message.
    pub(super) fn reserve(&self) {
        self.with(|state| state.reserved += 1);
    }

    /// The parked receive that has waited longest, claimed.
    pub(super) fn claim_receive(&self) -> Option<Arc<ReceiveSlot<T>>> {
        while let Some(slot) = self.with(|state| state.receives.pop_front()) {
            if slot.waiter.claim() {
                return Some(slot);
            }
        }
        None
    }

    pub(super) fn push(&self, message: T) {
        self.with(|state| state.queue.push_back(message));
    }

    /// Sends a message for which a place was reserved. The receivers may have gone since.
    pub(super) fn fill_reservation(&self, message: T) -> Result<(), T> {
        let _gate = self.gate.lock().unwrap();
        self.with(|state| state.reserved -= 1);
        match self.room() {
            Room::HungUp => return Err(message),
            Room::Receiver(slot) => slot.complete(Ok(message)),
            Room::Queue | Room::None => self.push(message),
        }
        Ok(())
    }

    pub(super) fn park_receive(&self, waiter: &Arc<Waiter>, arm: usize) -> Arc<ReceiveSlot<T>> {
        let slot = ReceiveSlot::new(waiter, arm);
        self.with(|state| state.receives.push_back(Arc::clone(&slot)));
        slot
    }

    pub(super) fn park_send(
        &self,
        waiter: &Arc<Waiter>,
        arm: usize,
        offer: Offer<T>,
    ) -> Arc<SendSlot<T>> {
        let slot = SendSlot::new(waiter, arm, offer);
        self.with(|state| state.sends.push_back(Arc::clone(&slot)));
        slot
    }

    /// The last sender is gone: every parked receive ends.
    pub(super) fn hang_up_receives(&self) {
        self.with(|state| state.senders_gone = true);
        while let Some(slot) = self.claim_receive() {
            slot.complete(Err(RecvError));
        }
    }

    /// The last receiver is gone: every parked send gets its message back, and the queue, which
    /// the caller is to drop after releasing the gate, is emptied.
    pub(super) fn hang_up_sends(&self) -> VecDeque<T> {
        self.with(|state| state.receivers_gone = true);
        while let Some(slot) = self.with(|state| state.sends.pop_front()) {
            if slot.waiter.claim() {
                // A plain send takes its message back from the slot itself.
                let later = matches!(*slot.offer.lock().unwrap(), Offer::Later);
                if later {
                    slot.complete(Offer::HungUp);
                } else {
                    slot.waiter.wake(slot.arm);
                }
            }
        }
        self.with(|state| mem::take(&mut state.queue))
    }
}
