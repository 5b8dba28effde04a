//! The server: it accepts connections, gives each a thread, and stops when it is told.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use crate::codec::Codec;
use crate::connection::{Shared, serve};
use crate::outgoing::PATIENCE;
use crate::pool::Pool;
use crate::stopper::{Admitted, Stopper};
use crate::sync::{Arc, thread};

/// Threads for calls that wait, and how many more calls may wait for one of those.
const WORKERS: usize = 4;
const ROOM: usize = 64;

/// How soon it is tried again to accept a connection, or to make one, when the system refuses.
pub(crate) const PAUSE: Duration = Duration::from_millis(10);

/// A server, bound to its address.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    stopper: Stopper,
}

impl Server {
    /// Binds to `address`.
    ///
    /// # Errors
    /// When that is not possible, because the port is taken for example.
    pub fn bind(address: &str) -> io::Result<Self> {
        let listener = TcpListener::bind(address)?;
        let stopper = Stopper::new(listener.local_addr()?);
        Ok(Self { listener, stopper })
    }

    /// The address that it is bound to.
    pub const fn address(&self) -> SocketAddr {
        self.stopper.address()
    }

    /// What stops it.
    pub fn stopper(&self) -> Stopper {
        self.stopper.clone()
    }

    /// Serves until it is stopped, and every call that had come is answered.
    pub fn run<C: Codec>(self) {
        let shared = Shared {
            gate: Arc::default(),
            pool: Pool::new(WORKERS, ROOM),
        };
        thread::scope(|scope| {
            for (number, stream) in (0..).zip(self.listener.incoming()) {
                let Ok(stream) = stream else {
                    // It was gone before it was accepted; or there are too many open files, and
                    // some must be closed first.
                    if self.stopper.is_stopping() {
                        break;
                    }
                    thread::sleep(PAUSE);
                    continue;
                };
                let stream = Arc::new(stream);
                match self.stopper.admit(number, &stream) {
                    Admitted::Yes => {}
                    Admitted::No => continue,
                    Admitted::Stopping => break,
                }
                let (stopper, shared) = (&self.stopper, &shared);
                let started = thread::Builder::new().spawn_scoped(scope, move || {
                    let _ = stream.set_nodelay(true);
                    let _ = stream.set_write_timeout(Some(PATIENCE));
                    // What is wrong with one connection is the end of that one.
                    let _ = serve::<C>(&stream, number, shared);
                    stopper.release(number);
                });
                if started.is_err() {
                    self.stopper.release(number);
                }
            }
        });
        shared.pool.finish();
    }
}
