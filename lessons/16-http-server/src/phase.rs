//! Where a connection is between its first byte and its last.

/// How far a connection is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Requests are answered.
    Open,
    /// The last answer has been given, and not been taken yet.
    Last,
    /// It has been taken, and whatever still arrives is thrown away.
    Lingers,
    /// Over.
    Closed,
}
