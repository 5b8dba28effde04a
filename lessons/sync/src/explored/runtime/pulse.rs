//! Noticing from outside that a thread of a run does not come to its next operation.

use std::borrow::Cow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use interleave_schedule::Place;

use super::registry::place;
use super::{Run, Spot, Tid};

/// A thread that was given its turn and has not come back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stuck {
    /// Its number; main is 0.
    pub thread: u8,
    /// The operation that it did last, such as "lock"; `None` of one that has not come to its first.
    pub after: Option<String>,
    /// Where that operation stands, or else where the thread was spawned; `None` of main.
    pub place: Option<Place>,
}

/// What runs now.
struct Pulse {
    /// How many turns have been given.
    beat: u64,
    /// Whose turn it is, its operation and that operation's place; `None` between turns.
    turn: Option<(u8, Option<Cow<'static, str>>, Option<Spot>)>,
}

/// Whether anybody looks: most programs are explored without.
static WATCHED: AtomicBool = AtomicBool::new(false);
static PULSE: Mutex<Pulse> = Mutex::new(Pulse {
    beat: 0,
    turn: None,
});

/// How often the pulse is felt within the time that a turn may take.
const LOOKS: u32 = 50;

/// Calls `tell` from a thread of its own, once, when a turn takes longer than `patience`. For a
/// process that explores in one thread only.
pub fn watch(patience: Duration, tell: impl FnOnce(Stuck) + Send + 'static) {
    WATCHED.store(true, Ordering::Relaxed);
    thread::spawn(move || {
        let (mut seen, mut looks) = (0, 0);
        // Counted in looks, so that a machine that was asleep is not taken for a loop.
        while looks < LOOKS {
            thread::sleep(patience / LOOKS);
            let pulse = PULSE.lock().unwrap_or_else(PoisonError::into_inner);
            let same = pulse.turn.is_some() && pulse.beat == seen;
            seen = pulse.beat;
            looks = if same { looks + 1 } else { 0 };
        }
        let pulse = PULSE.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((thread, after, spot)) = &pulse.turn {
            let stuck = Stuck {
                thread: *thread,
                after: after.as_deref().map(str::to_owned),
                place: spot.map(place),
            };
            drop(pulse);
            tell(stuck);
        }
    });
}

/// Notes that a thread is given a turn. `spawned` is the place where one that begins was spawned.
pub(super) fn given(run: &Run, thread: Tid, begins: bool, spawned: Option<Spot>) {
    if !WATCHED.load(Ordering::Relaxed) {
        return;
    }
    let record = &run.threads[thread];
    let pending = record.pending.as_ref().filter(|_| !begins);
    let turn = (
        record.number,
        pending.map(|pending| pending.verb.clone()),
        pending.map(|pending| pending.spot).or(spawned),
    );
    let mut pulse = PULSE.lock().unwrap_or_else(PoisonError::into_inner);
    pulse.beat += 1;
    pulse.turn = Some(turn);
}

/// Notes that it has come back.
pub(super) fn back() {
    if WATCHED.load(Ordering::Relaxed) {
        PULSE.lock().unwrap_or_else(PoisonError::into_inner).turn = None;
    }
}
