//! Why a call has no result.

use std::fmt;

/// Why a call has no result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallError {
    /// The server says so.
    Remote(String),
    /// No reply came in time.
    Deadline,
    /// The connection is gone.
    HungUp,
    /// A reply came, and it is not what was expected.
    Garbled(String),
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Remote(error) => f.write_str(error),
            Self::Deadline => f.write_str("deadline exceeded"),
            Self::HungUp => f.write_str("connection is shut down"),
            Self::Garbled(why) => write!(f, "reply not understood: {why}"),
        }
    }
}

impl std::error::Error for CallError {}
