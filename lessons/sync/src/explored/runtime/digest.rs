//! 128-bit digests: what histories, versions and state keys are made of.

/// A rolling digest. Mixing is a bijection of either lane for a fixed word, and of the word for a
/// fixed lane; the lanes are mixed with different constants, so that two different sequences of
/// words agree in both with a probability of about 2⁻¹²⁸.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Digest(u64, u64);

impl Digest {
    /// A digest of `word` alone.
    pub fn of(word: u64) -> Self {
        Self::default().mix(word)
    }

    /// Appends a word.
    #[must_use]
    pub fn mix(self, word: u64) -> Self {
        Self(
            scramble(self.0.rotate_left(23) ^ word.wrapping_mul(0x9E37_79B9_7F4A_7C15)),
            scramble(self.1.rotate_left(41).wrapping_add(word) ^ 0xD1B5_4A32_D192_ED03),
        )
    }

    /// Appends another digest.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.mix(other.0).mix(other.1)
    }

    /// Appends a text.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        let words = text.as_bytes().chunks(8).map(|chunk| {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            u64::from_le_bytes(word)
        });
        words.fold(self.mix(text.len() as u64), Self::mix)
    }

    /// As one number.
    pub fn value(self) -> u128 {
        u128::from(self.0) << 64 | u128::from(self.1)
    }
}

/// The finaliser of Sebastiano Vigna's SplitMix64.
fn scramble(mut word: u64) -> u64 {
    word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    word ^ (word >> 31)
}
