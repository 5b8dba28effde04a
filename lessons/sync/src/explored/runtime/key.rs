//! The state key, and why it is sound.
//!
//! Two states of equal key must have the same future: the same moves, the same events, the same
//! outcomes. A state consists of
//!
//! 1. **each thread's own state** (its stack and what only it can reach). Lesson code is
//!    deterministic and learns of anything outside itself only through operations, so this is a
//!    function of the thread's *history*: what it captured when it was spawned (a function of its
//!    parent's history then), and for each operation that it has done, what that was and what it
//!    returned. The rolling hash of all that is in the key. It does not say how long an operation
//!    waited, for its caller cannot tell.
//! 2. **users' values in shared objects**. A value behind a lock is a function of the history of
//!    who last held it alone, at the moment of release: the lock's *version*. Whoever takes the
//!    lock mixes the version into its own history. Likewise a message is a function of its sender's
//!    history, an atomic of its last writer's, a thread's result of its own, a `Once`'s value of
//!    its initialiser's. So values need not be looked at; the price is that two histories that
//!    happen to lead to equal values are kept apart.
//! 3. **where each thread stands**: its pending operation, its phase (running, waiting, woken, ended; a
//!    notified condvar waiter is running with "reacquire" pending), how its wait was completed, its
//!    park token, its deadline, whether its panic was noticed.
//! 4. **the machine's own data**: for each lock who holds it, who waits in which order, whether it
//!    is poisoned; the queues and waiters of channels, condvars, barriers and wait groups in order, counts,
//!    handles left, timers;
//!    the clock, the spurious wakeups left, the output, whether main has returned.
//!
//! Threads and objects are identified by who made them, as the how-manieth, not by when: so states
//! reached in different orders can be equal. The components' digests are added up, which makes the
//! key independent of the order in which a run met them.
//!
//! Some of 3 and 4 follows from the rest: who waits, and who was notified, mostly from the histories, since a notifier knows that it has notified. The order of a
//! lock's waiters does not, nor does the output. A notified waiter differs from one that still waits
//! in its phase, in its next operation and in the condvar's queue: of these three any two could be
//! left out, but not all. The key says all of it rather than rest on that.
//!
//! Not in the key, and therefore not to be used to learn of other threads: the count of an `Arc`,
//! `std` statics, thread locals, real time, addresses. A program that does may be found out: when a
//! replay diverges, or when merged and unmerged counts differ where the tree is small enough to be
//! counted.
//!
//! All this holds up to collisions of 128-bit digests, see [`Digest`].

use interleave_schedule::Key;

use super::{Digest, ObjectStatus, OnceStatus, Phase, Run, Tid, Waiter, Woken};

impl Run {
    /// The key of the present state.
    pub(super) fn key(&self) -> Key {
        let mut sum = self
            .printed
            .mix(self.now)
            .mix(u64::from(self.spurious))
            .mix(u64::from(self.main_returned) | u64::from(self.failure.is_some()) << 1)
            .value();
        for thread in 0..self.threads.len() {
            sum = sum.wrapping_add(self.thread_digest(thread).value());
        }
        for object in &self.objects {
            let digest = self.object_digest(&object.state);
            sum = sum.wrapping_add(object.identity.and(digest).value());
        }
        sum
    }

    fn thread_digest(&self, thread: Tid) -> Digest {
        let record = &self.threads[thread];
        let phase = match record.phase {
            Phase::Running => 1,
            Phase::Waiting => 2,
            Phase::Woken => 3,
            Phase::Ended => 4,
        };
        let flags = u64::from(record.token) | u64::from(record.noticed) << 1;
        let digest = (record.identity.and(record.history))
            .mix(phase << 8 | flags)
            .mix(
                record
                    .deadline
                    .map_or(0, |deadline| deadline.wrapping_add(1)),
            );
        match record.phase {
            Phase::Ended => digest,
            Phase::Woken => self.woken_digest(digest, record.woken),
            Phase::Running | Phase::Waiting => {
                let pending = record.pending.as_ref().map(|pending| pending.digest());
                digest.and(pending.unwrap_or_default())
            }
        }
    }

    fn woken_digest(&self, digest: Digest, woken: Woken) -> Digest {
        match woken {
            Woken::Done => digest.mix(0),
            Woken::HungUp => digest.mix(1),
            Woken::Message(message) => digest.mix(2).and(message),
            Woken::ArmMessage(arm, message) => digest.mix(3).mix(arm as u64).and(message),
            Woken::ArmHungUp(arm) => digest.mix(4).mix(arm as u64),
            Woken::ArmFor(arm, receiver) => digest
                .mix(5)
                .mix(arm as u64)
                .and(self.threads[receiver].identity),
        }
    }

    fn object_digest(&self, object: &ObjectStatus) -> Digest {
        let by = |digest: Digest, thread: Tid| digest.and(self.threads[thread].identity);
        match object {
            ObjectStatus::Lock(lock) => {
                let start = lock.version.mix(u64::from(lock.poisoned));
                let start = lock.writer.into_iter().fold(start, by);
                let mut readers: Vec<_> = (lock.readers.iter())
                    .map(|&reader| self.threads[reader].identity.value())
                    .collect();
                readers.sort_unstable();
                let start = readers
                    .iter()
                    .fold(start.mix(readers.len() as u64), |digest, reader| {
                        digest.mix((*reader >> 64) as u64).mix(*reader as u64)
                    });
                (lock.queue.iter()).fold(start, |digest, &(thread, write)| {
                    by(digest.mix(u64::from(write)), thread)
                })
            }
            ObjectStatus::Condvar(waiting) => waiting.iter().copied().fold(Digest::of(2), by),
            ObjectStatus::Atomic(version) => version.mix(3),
            ObjectStatus::Once(OnceStatus::Empty) => Digest::of(4),
            ObjectStatus::Once(OnceStatus::Running(runner)) => by(Digest::of(5), *runner),
            ObjectStatus::Once(OnceStatus::Done(version)) => version.mix(6),
            ObjectStatus::Barrier { arrived, .. } => {
                arrived.iter().copied().fold(Digest::of(7), by)
            }
            ObjectStatus::WaitGroup { count, waiting } => {
                let start = Digest::of(9).mix(*count as u64);
                waiting.iter().copied().fold(start, by)
            }
            ObjectStatus::Channel(channel) => {
                let (deadline, period) = channel.timer.unwrap_or_default();
                let start = Digest::of(8)
                    .mix(channel.senders as u64)
                    .mix(channel.receivers as u64)
                    .mix(deadline)
                    .mix(period.unwrap_or_default())
                    .mix(channel.queue.len() as u64);
                let start = channel
                    .queue
                    .iter()
                    .fold(start, |digest, message| digest.and(*message));
                let waiters = |start: Digest, waiters: &std::collections::VecDeque<Waiter>| {
                    waiters
                        .iter()
                        .fold(start.mix(waiters.len() as u64), |digest, waiter| {
                            let arm = waiter.arm.map_or(0, |arm| arm as u64 + 1);
                            by(digest.mix(arm).and(waiter.message), waiter.thread)
                        })
                };
                waiters(waiters(start, &channel.receives), &channel.sends)
            }
        }
    }
}
