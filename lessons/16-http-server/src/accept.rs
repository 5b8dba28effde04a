//! Letting clients in.

use std::io;
use std::net::TcpListener;
use std::time::Instant;

use polling::{Events, Poller};

use crate::connection::{Client, Connection};
use crate::door::SocketDoor;
use crate::sync::Arc;
use crate::sync::atomic::Ordering;
use crate::watched::Watched;

/// What whoever watches the door has in hand.
#[derive(Debug)]
pub(crate) struct Watch {
    pub(crate) listener: Option<TcpListener>,
    pub(crate) events: Events,
    pub(crate) number: usize,
    pub(crate) ticked: Instant,
    pub(crate) full: bool,
}

impl Watch {
    pub(crate) fn close(&mut self, poller: &Poller) {
        if let Some(listener) = self.listener.take() {
            // It is known, so this cannot fail.
            let _ = poller.delete(&listener);
        }
    }
}

impl SocketDoor {
    /// Accepts up to `most` connections. `watch.full` says afterwards whether an error or the limit of
    /// connections was in the way.
    pub(crate) fn accept(&self, watch: &mut Watch, most: usize) -> Vec<Client> {
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
                    let connection = Connection::new(watch.number, watched, self.limits);
                    new.push(Box::new(connection));
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
