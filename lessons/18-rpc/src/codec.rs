//! What the two codecs have in common: a call is a head and a body, in either direction.

use crate::fault::Fault;
use crate::messages::Message;

/// What precedes the arguments of a call, or its result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Service and method; in replies by JSON it is not sent, and empty.
    pub method: String,
    /// The number of the call.
    pub seq: u64,
    /// Of a reply: why there is no result; empty when there is one.
    pub error: String,
}

// ANCHOR: codec
/// Reads what a peer sends. It knows of no socket: bytes are put in as they come.
pub trait Decode: Send + 'static {
    /// Reads messages of at most `limit` bytes.
    fn with_limit(limit: usize) -> Self;

    /// Takes in bytes, and forgets those of the call before.
    fn feed(&mut self, bytes: &[u8]);

    /// The next request, once all of it has come, its body included.
    ///
    /// # Errors
    /// When it cannot be told where the next request would begin.
    fn request(&mut self) -> Result<Option<Head>, Fault>;

    /// The next reply, likewise.
    ///
    /// # Errors
    /// As [`request`](Self::request).
    fn reply(&mut self) -> Result<Option<Head>, Fault>;

    /// Reads the body of the last request into `args`. What is wrong with it harms no other call.
    ///
    /// # Errors
    /// When it is malformed, or of another type.
    fn args<T: Message>(&self, args: &mut T) -> Result<(), Fault>;

    /// Reads the body of the last reply, likewise.
    ///
    /// # Errors
    /// As [`args`](Self::args).
    fn result<T: Message>(&self, result: &mut T) -> Result<(), Fault>;
}

/// Writes what a peer reads.
pub trait Encode: Default + Send + 'static {
    /// Appends a request to `out`.
    fn request<T: Message>(&mut self, method: &str, seq: u64, args: &T, out: &mut Vec<u8>);

    /// Appends a reply.
    fn reply<T: Message>(&mut self, method: &str, seq: u64, result: &T, out: &mut Vec<u8>);

    /// Appends a reply that has an error in place of a result.
    fn refuse(&mut self, method: &str, seq: u64, error: &str, out: &mut Vec<u8>);
}

/// A way to write calls down.
pub trait Codec: 'static {
    /// What reads it.
    type Decode: Decode;
    /// What writes it.
    type Encode: Encode;
}
// ANCHOR_END: codec
