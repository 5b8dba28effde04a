//! Parts of files that a verdict shows.

use serde::{Deserialize, Serialize};

/// Lines of a file that stand together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// The file, seen from the checkout's root.
    pub file: String,
    /// The number of the first line, from 1.
    pub first: usize,
    /// The lines, each ended by a line feed.
    pub text: String,
}
