//! The server's door: the listening socket, and all that wait for their clients, in one set.

use std::io;
use std::net::TcpListener;
use std::time::Instant;

use polling::{Event, Events, Poller};

use crate::accept::Watch;
use crate::limits::Limits;
use crate::sync::atomic::{AtomicUsize, Ordering};
use crate::sync::{Arc, Mutex};

/// The number of the listening socket; connections count from 1.
pub(crate) const LISTENER: usize = 0;

/// A listening socket, and the set in which it is waited for.
#[derive(Debug)]
pub struct SocketDoor {
    pub(crate) poller: Arc<Poller>,
    /// Whoever watches holds it; nobody else wants it then.
    pub(crate) watch: Mutex<Watch>,
    pub(crate) open: AtomicUsize,
    pub(crate) limits: Limits,
}

impl SocketDoor {
    /// Opens the door.
    ///
    /// # Errors
    /// When the system has no such set.
    #[allow(unsafe_code, reason = "the poller borrows what it cannot hold on to")]
    pub fn new(listener: TcpListener, limits: Limits) -> io::Result<Self> {
        listener.set_nonblocking(true)?;
        let poller = Arc::new(Poller::new()?);
        // SAFETY: the poller must forget a socket before the socket is closed. The listener is owned
        // by this door alone, which gives it away only in `close`, after the poller has forgotten it;
        // and `drop` calls `close`.
        unsafe {
            poller.add(&listener, Event::readable(LISTENER))?;
        }
        Ok(Self {
            poller,
            watch: Mutex::new(Watch {
                listener: Some(listener),
                events: Events::new(),
                number: LISTENER,
                ticked: Instant::now(),
                full: false,
            }),
            open: AtomicUsize::new(0),
            limits,
        })
    }

    /// Makes whoever watches come back.
    pub fn ring(&self) {
        // It fails when the set is gone; then nobody watches it.
        let _ = self.poller.notify();
    }

    /// A connection is over.
    pub fn gone(&self) {
        self.open.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Drop for SocketDoor {
    fn drop(&mut self) {
        if let Ok(watch) = self.watch.get_mut() {
            watch.close(&self.poller);
        }
    }
}
