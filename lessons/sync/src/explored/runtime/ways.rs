//! Who can move, and in which ways.

use super::{ObjectStatus, On, Op, Phase, Run, Tid, Way};

impl Run {
    /// Appends the ways in which `thread` can move.
    pub(super) fn ways(&self, thread: Tid, ways: &mut Vec<Way>) {
        let record = &self.threads[thread];
        let Some(pending) = &record.pending else {
            return;
        };
        match record.phase {
            Phase::Ended => {}
            Phase::Woken => ways.push(Way::Go),
            Phase::Waiting => {
                self.open_arms(thread, ways);
                if record
                    .deadline
                    .is_some_and(|deadline| self.may_fire(deadline))
                {
                    ways.push(Way::TimesOut);
                }
                if record.in_condvar && self.spurious > 0 {
                    ways.push(Way::Spurious);
                }
            }
            Phase::Running => match (&pending.op, self.timer(&pending.on)) {
                (Op::Receive, Some(deadline)) => {
                    if self.may_fire(deadline) {
                        ways.push(Way::Fires);
                    }
                }
                (Op::TryReceive, Some(deadline)) if self.may_fire(deadline) => {
                    ways.push(Way::Fires);
                    if self.settings.late {
                        ways.push(Way::Go);
                    }
                }
                (Op::Select { arms, .. }, _) => {
                    let mut certain = false;
                    for (number, arm) in arms.iter().enumerate() {
                        let (ready, sure) = self.arm_is_ready(arm.channel, arm.send);
                        if ready {
                            ways.push(Way::Arm(number));
                            certain |= sure;
                        }
                    }
                    // To take the default or begin to wait. A late timer may still be silent.
                    if !certain {
                        ways.push(Way::Go);
                    }
                }
                (Op::Join(threads), _) => {
                    if threads.iter().all(|&child| self.has_ended(child)) {
                        ways.push(Way::Go);
                    }
                }
                (Op::Park, _) => ways.extend(record.token.then_some(Way::Go)),
                (Op::Sleep(deadline), _) => {
                    ways.extend(self.may_fire(*deadline).then_some(Way::Go));
                }
                (Op::Once, _) => {
                    ways.extend(self.once_runner(thread).is_none().then_some(Way::Go));
                }
                _ => ways.push(Way::Go),
            },
        }
    }

    /// Whether the pending operation of a running thread would only begin to wait, or whether all
    /// of its ways are lateness.
    pub(super) fn goes_on(&self, thread: Tid, ways: &[Way]) -> bool {
        let record = &self.threads[thread];
        if ways.is_empty() {
            return false;
        }
        match (
            record.phase,
            record.pending.as_ref().map(|pending| &pending.op),
        ) {
            (Phase::Waiting, _) => ways.iter().any(|way| matches!(way, Way::Arm(_))),
            (Phase::Running, Some(Op::Sleep(deadline))) => *deadline <= self.now,
            (Phase::Running, _) => !self.would_wait(thread),
            _ => true,
        }
    }

    /// Whether the next step of `thread` would be to begin to wait.
    pub(super) fn would_wait(&self, thread: Tid) -> bool {
        let record = &self.threads[thread];
        let Some(pending) = &record.pending else {
            return false;
        };
        if record.phase != Phase::Running {
            return false;
        }
        let object = match pending.on {
            On::Object(id) => Some(self.peek(id)),
            _ => None,
        };
        match (&pending.op, object) {
            (Op::Lock { write }, Some(ObjectStatus::Lock(lock))) => !lock.is_free(*write),
            (Op::Send, Some(ObjectStatus::Channel(channel))) => !channel.can_send(),
            (Op::Receive, Some(ObjectStatus::Channel(channel))) => {
                channel.timer.is_none() && !channel.can_receive()
            }
            (
                Op::Select {
                    arms,
                    default: false,
                },
                _,
            ) => !arms
                .iter()
                .any(|arm| self.arm_is_ready(arm.channel, arm.send).0),
            (Op::Zero, Some(ObjectStatus::WaitGroup { count, .. })) => *count > 0,
            _ => false,
        }
    }

    /// The arms of a waiting select that can be taken though nobody has completed them: timers,
    /// and sends into a queue that has room again.
    fn open_arms(&self, thread: Tid, ways: &mut Vec<Way>) {
        for (number, arm) in self.threads[thread].arms.iter().enumerate() {
            let ObjectStatus::Channel(channel) = self.peek(arm.channel) else {
                continue;
            };
            let open = match channel.timer {
                Some((deadline, _)) => self.may_fire(deadline),
                None => arm.send && channel.has_place(),
            };
            if open {
                ways.push(Way::Arm(number));
            }
        }
    }

    /// Whether an arm is ready, and whether it is so for certain and not only if its timer fires.
    fn arm_is_ready(&self, channel: super::Id, send: bool) -> (bool, bool) {
        let ObjectStatus::Channel(channel) = self.peek(channel) else {
            return (false, false);
        };
        match channel.timer {
            Some((deadline, _)) => (self.may_fire(deadline), !self.settings.late),
            None if send => (channel.can_send(), true),
            None => (channel.can_receive(), true),
        }
    }

    fn timer(&self, on: &On) -> Option<u64> {
        let On::Object(id) = on else { return None };
        match self.peek(*id) {
            ObjectStatus::Channel(channel) => channel.timer.map(|(deadline, _)| deadline),
            _ => None,
        }
    }

    /// The other thread that is running the initialiser which `thread` needs.
    pub(super) fn once_runner(&self, thread: Tid) -> Option<Tid> {
        let pending = self.threads[thread].pending.as_ref()?;
        let On::Object(id) = pending.on else {
            return None;
        };
        match self.peek(id) {
            ObjectStatus::Once(super::OnceStatus::Running(runner)) => Some(*runner),
            _ => None,
        }
    }

    /// Whether `thread` has ended.
    pub fn has_ended(&self, thread: Tid) -> bool {
        self.threads[thread].phase == Phase::Ended
    }

    /// Whether a timer may fire now: when its time has come, or under the late clock at any
    /// moment, since every other may be late.
    fn may_fire(&self, deadline: u64) -> bool {
        deadline != u64::MAX && (self.settings.late || deadline <= self.now)
    }

    /// The earliest time at which somebody who waits for time could go on.
    pub(super) fn next_deadline(&self) -> Option<u64> {
        let mut earliest: Option<u64> = None;
        let mut consider = |deadline: u64| {
            if deadline != u64::MAX {
                earliest = Some(earliest.map_or(deadline, |other| other.min(deadline)));
            }
        };
        for record in &self.threads {
            match (record.phase, &record.pending) {
                (Phase::Running, Some(pending)) => match (&pending.op, self.timer(&pending.on)) {
                    (Op::Sleep(deadline), _) => consider(*deadline),
                    (Op::Receive, Some(deadline)) => consider(deadline),
                    _ => {}
                },
                (Phase::Waiting, _) => {
                    record.deadline.into_iter().for_each(&mut consider);
                    let timers = record
                        .arms
                        .iter()
                        .filter_map(|arm| self.timer(&On::Object(arm.channel)));
                    timers.for_each(&mut consider);
                }
                _ => {}
            }
        }
        earliest
    }
}
