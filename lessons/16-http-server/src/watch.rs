//! What is done at the door, by one worker at a time.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use polling::{Event, PollMode};

use crate::connection::Client;
use crate::door::{LISTENER, SocketDoor};
use crate::work::{Door, Found};

/// How often it is looked whose time is over.
const TICK: Duration = Duration::from_secs(1);

/// Connections that are accepted at a time.
const BATCH: usize = 64;

impl Door for SocketDoor {
    type Client = Client;

    fn watch(&self) -> Found<Client> {
        let mut watch = self.watch.lock().unwrap();
        let watch = &mut *watch;
        watch.events.clear();
        // Signals do not end the wait. After any other error nothing has been found.
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

    fn shut(&self) -> Vec<Client> {
        let mut watch = self.watch.lock().unwrap();
        let new = self.accept(&mut watch, usize::MAX);
        watch.close(&self.poller);
        new
    }

    fn arm(&self, connection: &mut Client) -> Option<usize> {
        let number = connection.arm(PollMode::Oneshot);
        if number.is_none() {
            self.gone();
        }
        number
    }

    fn late(&self, parked: &mut BTreeMap<usize, Client>) -> Vec<Client> {
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
