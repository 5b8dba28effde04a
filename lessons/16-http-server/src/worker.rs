//! A worker: the pool says what is to be done, and connections do it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use crate::connection::{Client, PIECE};
use crate::door::SocketDoor;
use crate::limits::Limits;
use crate::pool::Pool;
use crate::service::Service;
use crate::sync::atomic::{AtomicU64, Ordering};
use crate::sync::{Mutex, OnceLock};
use crate::work::work;

/// What the workers of a server share.
#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) pool: Pool<Client>,
    pub(crate) door: SocketDoor,
    pub(crate) service: Service,
    pub(crate) requests: AtomicU64,
    pub(crate) limits: Limits,
    /// When begun requests are no longer waited for.
    pub(crate) until: OnceLock<Instant>,
    /// Those who have been served for the last time.
    pub(crate) leaving: Mutex<Vec<Client>>,
}

impl Inner {
    // ANCHOR: work
    /// Works until everybody leaves.
    pub(crate) fn work(&self) {
        let mut piece = vec![0; PIECE];
        work(&self.pool, &self.door, |mut connection, last| {
            let served = catch_unwind(AssertUnwindSafe(|| match self.until.get() {
                Some(until) if last => {
                    let requests = connection.finish(self.service, &mut piece, *until);
                    (false, requests)
                }
                _ => {
                    let progress = connection.go_on(self.service, &mut piece);
                    (progress.open, progress.requests)
                }
            }));
            // A service that panics has said why, and costs its client the connection.
            let (open, requests) = served.unwrap_or((false, 0));
            self.requests.fetch_add(requests, Ordering::Relaxed);
            if !open {
                self.door.gone();
            }
            if last {
                self.leaving.lock().unwrap().push(connection);
                return None;
            }
            open.then_some(connection)
        });
    }
    // ANCHOR_END: work
}
