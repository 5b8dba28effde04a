//! The threaded server: a door, a pool, and workers.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use crate::connection::{Connection, PIECE};
use crate::door::SocketDoor;
use crate::exchange::LINGER;
use crate::limits::Limits;
use crate::pool::Pool;
use crate::service::Service;
use crate::sync::atomic::{AtomicU64, Ordering};
use crate::sync::{Arc, Mutex, OnceLock, thread};
use crate::work::work;

/// A server that is running.
#[derive(Debug)]
pub struct Server {
    inner: Arc<Inner>,
    workers: Vec<thread::JoinHandle<()>>,
    addr: SocketAddr,
}

#[derive(Debug)]
struct Inner {
    pool: Pool<Connection>,
    door: SocketDoor,
    service: Service,
    requests: AtomicU64,
    limits: Limits,
    /// When begun requests are no longer waited for.
    until: OnceLock<Instant>,
    /// Those who have been served for the last time.
    leaving: Mutex<Vec<Connection>>,
}

impl Server {
    /// Serves on `listener` in `threads` threads.
    ///
    /// # Errors
    /// When the system does not let it.
    pub fn start(
        listener: TcpListener,
        service: Service,
        threads: usize,
        limits: Limits,
    ) -> io::Result<Self> {
        let addr = listener.local_addr()?;
        let inner = Arc::new(Inner {
            pool: Pool::new(),
            door: SocketDoor::new(listener, limits)?,
            service,
            requests: AtomicU64::new(0),
            limits,
            until: OnceLock::new(),
            leaving: Mutex::new(Vec::new()),
        });
        let workers = (0..threads).map(|_| {
            let inner = Arc::clone(&inner);
            thread::spawn(move || inner.work())
        });
        Ok(Self {
            workers: workers.collect(),
            inner,
            addr,
        })
    }

    /// Where it listens.
    pub const fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// Connections that are open now.
    pub fn open(&self) -> usize {
        self.inner.door.open.load(Ordering::Relaxed)
    }

    // ANCHOR: stop
    /// Stops: nobody is let in any more, whoever has been is answered, and idle connections are
    /// closed. Returns how many requests have been answered in all.
    ///
    /// # Panics
    /// When a worker has panicked.
    pub fn stop(self) -> u64 {
        let until = Instant::now() + self.inner.limits.grace;
        self.inner.until.get_or_init(|| until);
        self.inner.pool.close(|| self.inner.door.ring());
        for worker in self.workers {
            worker.join().unwrap();
        }
        let until = until.min(Instant::now() + LINGER);
        let mut piece = vec![0; PIECE];
        for mut connection in self.inner.leaving.lock().unwrap().drain(..) {
            connection.take_leave(self.inner.service, &mut piece, until);
        }
        self.inner.requests.load(Ordering::Relaxed)
    }
    // ANCHOR_END: stop
}

impl Inner {
    // ANCHOR: work
    fn work(&self) {
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
