//! The same server on one thread: it waits for all connections at once, and goes on with each that
//! calls. There is nobody to share anything with.

use std::collections::BTreeMap;
use std::io;
use std::net::TcpListener;
use std::time::Instant;

use polling::PollMode;

use crate::connection::{Client, PIECE};
use crate::door::SocketDoor;
use crate::exchange::LINGER;
use crate::limits::Limits;
use crate::service::Service;
use crate::sync::Arc;
use crate::sync::atomic::{AtomicBool, Ordering};
use crate::work::{Door as _, Found};

/// A loop, ready to run.
#[derive(Debug)]
pub struct Loop {
    door: SocketDoor,
    service: Service,
    limits: Limits,
    closing: AtomicBool,
}

impl Loop {
    /// A loop that serves on `listener`.
    ///
    /// # Errors
    /// When the system does not let it.
    pub fn new(listener: TcpListener, service: Service, limits: Limits) -> io::Result<Arc<Self>> {
        Ok(Arc::new(Self {
            door: SocketDoor::new(listener, limits)?,
            service,
            limits,
            closing: AtomicBool::new(false),
        }))
    }

    /// Makes `run` return; for another thread.
    pub fn stop(&self) {
        self.closing.store(true, Ordering::Release);
        self.door.ring();
    }

    /// Serves until it is stopped, and returns how many requests have been answered.
    pub fn run(&self) -> u64 {
        let mut connections = BTreeMap::new();
        let mut piece = vec![0; PIECE];
        let mut requests = 0;
        while !self.closing.load(Ordering::Acquire) {
            requests += self.turn(&mut connections, &mut piece);
        }
        requests + self.finish(&mut connections, &mut piece)
    }

    // ANCHOR: turn
    /// Waits until something happens, and goes on with all that call.
    fn turn(&self, connections: &mut BTreeMap<usize, Client>, piece: &mut [u8]) -> u64 {
        let Found { new, mut called } = self.door.watch();
        let late = self.door.late(connections);
        for connection in new.into_iter().chain(late) {
            called.push(connection.number);
            connections.insert(connection.number, connection);
        }
        let mut requests = 0;
        for number in called {
            let Some(connection) = connections.get_mut(&number) else {
                continue;
            };
            let progress = connection.go_on(self.service, piece);
            requests += progress.requests;
            // What stays in the set needs no word from us as long as it waits for the same.
            if !progress.open || connection.arm(PollMode::Level).is_none() {
                connections.remove(&number);
                self.door.gone();
            }
        }
        requests
    }
    // ANCHOR_END: turn

    /// Serves everybody a last time: first those who have asked, then those who are still asking.
    fn finish(&self, connections: &mut BTreeMap<usize, Client>, piece: &mut [u8]) -> u64 {
        let until = Instant::now() + self.limits.grace;
        let new = self.door.shut().into_iter();
        connections.extend(new.map(|new| (new.number, new)));
        let mut requests = 0;
        for patience in [Instant::now(), until] {
            for connection in connections.values_mut() {
                requests += connection.finish(self.service, piece, patience);
            }
        }
        let until = until.min(Instant::now() + LINGER);
        for connection in connections.values_mut() {
            connection.take_leave(self.service, piece, until);
        }
        requests
    }
}
