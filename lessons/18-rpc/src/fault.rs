//! What can be wrong with what a peer has sent.

use std::fmt;

/// Why bytes were not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// They break the rules of the format: what follows them cannot be understood either.
    Malformed(&'static str),
    /// A frame is longer than is accepted, which its first bytes say already.
    TooLong {
        /// How many bytes a frame may have.
        limit: usize,
    },
    /// They keep the rules, but are not what was expected here.
    Unexpected(&'static str),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(what) => write!(f, "malformed: {what}"),
            Self::TooLong { limit } => write!(f, "a frame of more than {limit} bytes"),
            Self::Unexpected(what) => write!(f, "unexpected: {what}"),
        }
    }
}

impl std::error::Error for Fault {}
