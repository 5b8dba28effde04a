//! The server's door: the listening socket, and all that wait for their clients, in one set.

use std::collections::BTreeMap;
use std::io;
use std::net::TcpListener;
use std::time::{Duration, Instant};

use polling::{Event, Events, PollMode, Poller};

use crate::connection::Connection;
use crate::limits::Limits;
use crate::sync::atomic::{AtomicUsize, Ordering};
use crate::sync::{Arc, Mutex};
use crate::watched::Watched;
use crate::work::{Door, Found};

/// The number of the listening socket; connections count from 1.
const LISTENER: usize = 0;

/// How often it is looked whose time is over.
const TICK: Duration = Duration::from_secs(1);

/// Connections that are accepted at a time.
const BATCH: usize = 64;

/// A listening socket, and the set in which it is waited for.
#[derive(Debug)]
pub struct SocketDoor {
    pub(crate) poller: Arc<Poller>,
    /// Whoever watches holds it; nobody else wants it then.
    watch: Mutex<Watch>,
    pub(crate) open: AtomicUsize,
    limits: Limits,
}

#[derive(Debug)]
struct Watch {
    listener: Option<TcpListener>,
    events: Events,
    number: usize,
    ticked: Instant,
    full: bool,
}

impl SocketDoor {
    /// Opens the door.
    ///
    /// # Errors
    /// When the system has no such set.
    #[allow(unsafe_code)]
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

    /// Accepts up to `most` connections. Says whether there may be more, and whether an error or the
    /// limit of connections is in the way.
    fn accept(&self, watch: &mut Watch, most: usize) -> Vec<Connection> {
        let mut new = Vec::new();
        watch.full = false;
        while let (Some(listener), true) = (&watch.listener, new.len() < most) {
            if self.open.load(Ordering::Relaxed) >= self.limits.connections {
                watch.full = true;
                break;
            }
            match listener.accept() {
                Ok((stream, _)) => {
                    let set = stream.set_nonblocking(true).and(stream.set_nodelay(true));
                    if set.is_err() {
                        continue; // the client has gone already
                    }
                    watch.number += 1;
                    self.open.fetch_add(1, Ordering::Relaxed);
                    let watched = Watched::new(stream, Arc::clone(&self.poller));
                    new.push(Connection::new(watch.number, watched, self.limits));
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                Err(error) if error.kind() == io::ErrorKind::ConnectionAborted => {}
                Err(_) => {
                    watch.full = true; // too many open files: wait for the next tick
                    break;
                }
            }
        }
        new
    }
}

impl Watch {
    fn close(&mut self, poller: &Poller) {
        if let Some(listener) = self.listener.take() {
            // It is known, so this cannot fail.
            let _ = poller.delete(&listener);
        }
    }
}

impl Drop for SocketDoor {
    fn drop(&mut self) {
        if let Ok(watch) = self.watch.get_mut() {
            watch.close(&self.poller);
        }
    }
}

impl Door for SocketDoor {
    type Client = Connection;

    fn watch(&self) -> Found<Connection> {
        let mut watch = self.watch.lock().unwrap();
        let watch = &mut *watch;
        watch.events.clear();
        // An error means a signal: nothing has happened.
        let _ = self.poller.wait(&mut watch.events, Some(TICK));
        let called: Vec<usize> = watch.events.iter().map(|event| event.key).collect();
        let mut new = Vec::new();
        if called.contains(&LISTENER) || watch.full {
            new = self.accept(watch, BATCH);
            if let (Some(listener), false) = (&watch.listener, watch.full) {
                // Fails only for a socket that the poller does not know.
                let _ = self.poller.modify(listener, Event::readable(LISTENER));
            }
        }
        Found { new, called }
    }

    fn shut(&self) -> Vec<Connection> {
        let mut watch = self.watch.lock().unwrap();
        let new = self.accept(&mut watch, usize::MAX);
        watch.close(&self.poller);
        new
    }

    fn arm(&self, connection: &mut Connection) -> Option<usize> {
        let number = connection.arm(PollMode::Oneshot);
        if number.is_none() {
            self.gone();
        }
        number
    }

    fn late(&self, parked: &mut BTreeMap<usize, Connection>) -> Vec<Connection> {
        let now = Instant::now();
        let mut watch = self.watch.lock().unwrap();
        if now.duration_since(watch.ticked) < TICK {
            return Vec::new();
        }
        watch.ticked = now;
        parked
            .extract_if(.., |_, connection| connection.is_late(now))
            .map(|(_, it)| it)
            .collect()
    }
}
