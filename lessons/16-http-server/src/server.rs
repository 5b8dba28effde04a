//! The threaded server: a door, a pool, and workers.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::time::Instant;

use crate::connection::PIECE;
use crate::door::SocketDoor;
use crate::exchange::LINGER;
use crate::limits::Limits;
use crate::pool::Pool;
use crate::service::Service;
use crate::sync::atomic::{AtomicU64, Ordering};
use crate::sync::{Arc, Mutex, OnceLock, thread};
use crate::worker::Inner;

/// A server that is running.
#[derive(Debug)]
pub struct Server {
    inner: Arc<Inner>,
    workers: Vec<thread::JoinHandle<()>>,
    addr: SocketAddr,
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
