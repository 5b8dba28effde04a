//! Wrong: while the hang-up tells who waits, a reply still finds the calls in the table.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::sync::Mutex;
use crate::sync::channel::{Receiver, RecvTimeoutError, Sender, bounded};

/// Why a call has no reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failed {
    /// The connection is broken.
    HungUp,
    /// The deadline has passed.
    Late,
}

/// A call that has begun.
pub struct Call {
    id: u64,
    reply: Receiver<Result<i64, Failed>>,
}

impl Call {
    /// Its number.
    pub fn id(&self) -> u64 {
        self.id
    }
}

/// The calls of one connection. Whoever takes a call out of the table ends it.
pub struct Multiplexer {
    table: Mutex<Table>,
}

struct Table {
    waiting: BTreeMap<u64, Sender<Result<i64, Failed>>>,
    next: u64,
    gone: bool,
}

impl Multiplexer {
    pub fn new() -> Self {
        let table = Mutex::new(Table {
            waiting: BTreeMap::new(),
            next: 0,
            gone: false,
        });
        Self { table }
    }

    pub fn begin(&self) -> Result<Call, Failed> {
        let mut table = self.table.lock().unwrap();
        if table.gone {
            return Err(Failed::HungUp);
        }
        let (answer, reply) = bounded(1);
        let id = table.next;
        table.next += 1;
        table.waiting.insert(id, answer);
        Ok(Call { id, reply })
    }

    pub fn reply(&self, id: u64, value: i64) -> bool {
        let waiter = self.table.lock().unwrap().waiting.remove(&id);
        waiter.is_some_and(|waiter| waiter.send(Ok(value)).is_ok())
    }

    pub fn hang_up(&self) {
        let mut table = self.table.lock().unwrap();
        table.gone = true;
        let waiting: Vec<_> = table.waiting.values().cloned().collect();
        drop(table);
        for waiter in waiting {
            let _ = waiter.try_send(Err(Failed::HungUp));
        }
        self.table.lock().unwrap().waiting.clear(); // and who has come in between?
    }

    pub fn wait(&self, call: Call) -> Result<i64, Failed> {
        call.reply.recv().unwrap_or(Err(Failed::HungUp))
    }

    pub fn wait_within(&self, call: Call, within: Duration) -> Result<i64, Failed> {
        match call.reply.recv_timeout(within) {
            Ok(ended) => ended,
            Err(RecvTimeoutError::Disconnected) => Err(Failed::HungUp),
            Err(RecvTimeoutError::Timeout) => {
                let pending = self.table.lock().unwrap().waiting.remove(&call.id);
                match pending {
                    Some(_) => Err(Failed::Late),
                    None => self.wait(call), // whoever has taken it is about to say how it ended
                }
            }
        }
    }

    pub fn pending(&self) -> usize {
        self.table.lock().unwrap().waiting.len()
    }
}
