//! Server-sent events.

use std::convert::Infallible;

use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::Stream;
use futures_util::stream::unfold;
use tokio::sync::mpsc;

/// Where a task puts its events; closed when the client has gone.
pub(super) type Events = mpsc::Sender<Event>;

/// A channel and the answer that sends on what goes through it.
pub(super) fn events() -> (Events, Sse<impl Stream<Item = Result<Event, Infallible>>>) {
    // Few, so that a client that does not read slows its program down instead of filling memory.
    let (sender, receiver) = mpsc::channel(16);
    let stream = unfold(receiver, async |mut receiver: mpsc::Receiver<Event>| {
        receiver.recv().await.map(|event| (Ok(event), receiver))
    });
    (sender, Sse::new(stream).keep_alive(KeepAlive::default()))
}

/// An event with plain text; lines of it may end with any line end.
pub(super) fn event(name: &str, text: &str) -> Event {
    Event::default().event(name).data(text.replace('\r', ""))
}
