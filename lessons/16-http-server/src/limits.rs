//! How much of anything one client may ask for.

use std::time::Duration;

/// What the server puts up with. Every limit is a bound on memory or on time.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of the request line; a longer one is refused with 414.
    pub line: usize,
    /// Bytes of the request line and all headers; more are refused with 431.
    pub head: usize,
    /// Bytes of a body, which is read and thrown away; a longer one is refused with 413.
    pub body: u64,
    /// Bytes of answers that wait for a client to read them, beyond which no request of the same
    /// client is answered.
    pub unread: usize,
    /// Connections at a time; further ones wait in the kernel's queue.
    pub connections: usize,
    /// How long a connection may be idle between requests; then it is closed.
    pub idle: Duration,
    /// How long a request may take to arrive; then it is refused with 408.
    pub request: Duration,
    /// How long a client may leave its answers unread.
    pub answer: Duration,
    /// How long requests that have begun to arrive are waited for once the server is to stop.
    pub grace: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            line: 8 * 1024,
            head: 16 * 1024,
            body: 1024 * 1024,
            unread: 16 * 1024,
            connections: 4096,
            idle: Duration::from_secs(60),
            request: Duration::from_secs(10),
            answer: Duration::from_secs(10),
            grace: Duration::from_secs(5),
        }
    }
}
