//! The source files that a graph was made from.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A source file as it was when the graph was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The file, named as in places.
    pub file: String,
    /// Its [`source_hash`].
    pub hash: String,
}

/// The SHA-256 of a source text in lower-case hexadecimal digits. A line may end as on any system:
/// `\r\n` counts as `\n`.
pub fn source_hash(text: &str) -> String {
    let digest = Sha256::digest(text.replace("\r\n", "\n"));
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::source_hash;

    /// The digest of `abc` is FIPS 180-2's own example.
    #[test]
    fn the_hash_is_sha_256_whatever_ends_a_line() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(source_hash("abc"), abc);
        assert_eq!(source_hash("a\r\nb\r\n"), source_hash("a\nb\n"));
        assert_ne!(source_hash("a\nb\n"), source_hash("a\nb"));
    }
}
