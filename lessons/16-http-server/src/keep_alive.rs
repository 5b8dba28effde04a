//! Who waits for the next request of a client that keeps its connection.

use crate::sync::channel::Receiver;

/// A client with a connection that it may keep for several requests.
pub trait Client {
    /// Waits for a request and answers it; false once the client has closed the connection.
    fn answer_next(&mut self) -> bool;
}

// ANCHOR: pool-starved-by-keep-alive
/// A worker, with a bug: while it waits for one client, it serves no other. With as many clients who
/// say nothing as there are workers, nobody else is served.
pub fn pool_starved_by_keep_alive(accepted: &Receiver<impl Client>) {
    while let Ok(mut client) = accepted.recv() {
        while client.answer_next() {} // BUG: the client may take its time
    }
}
// ANCHOR_END: pool-starved-by-keep-alive
