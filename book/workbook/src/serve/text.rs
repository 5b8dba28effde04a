//! Bytes of a program's output as text.

/// Decodes UTF-8 that arrives in pieces: a character that is cut in two waits for its other half,
/// and what is no UTF-8 becomes U+FFFD.
#[derive(Default)]
pub(super) struct Decoder {
    waiting: Vec<u8>,
}

impl Decoder {
    /// The text that `bytes` completes.
    pub(super) fn push(&mut self, bytes: &[u8]) -> String {
        self.waiting.extend_from_slice(bytes);
        let mut text = String::new();
        let mut from = 0;
        for chunk in self.waiting.utf8_chunks() {
            text.push_str(chunk.valid());
            from += chunk.valid().len();
            let invalid = chunk.invalid();
            let is_last = from + invalid.len() == self.waiting.len();
            if is_last && is_unfinished(invalid) {
                break;
            }
            if !invalid.is_empty() {
                text.push(char::REPLACEMENT_CHARACTER);
            }
            from += invalid.len();
        }
        self.waiting.drain(..from);
        text
    }

    /// The text of what still waits when nothing more comes.
    pub(super) fn finish(self) -> String {
        String::from_utf8_lossy(&self.waiting).into_owned()
    }
}

/// Whether `bytes` begin a character and do not end it.
fn is_unfinished(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_survive_any_cut() {
        let text = "a¢€😀z";
        for cut in 0..=text.len() {
            let mut decoder = Decoder::default();
            let (first, second) = text.as_bytes().split_at(cut);
            let decoded = decoder.push(first) + &decoder.push(second) + &decoder.finish();
            assert_eq!(decoded, text, "cut at {cut}");
        }
    }

    #[test]
    fn what_is_no_text_is_marked_once() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.push(b"a\xffb\xe2\x82"), "a\u{fffd}b");
        assert_eq!(decoder.push(b"c"), "\u{fffd}c");
        assert_eq!(decoder.push(b"\xe2"), "");
        assert_eq!(decoder.finish(), "\u{fffd}");
    }
}
