//! A stream of bytes, cut into JSON's objects.

use std::ops::Range;

use crate::fault::Fault;
use crate::frames::Frames;

/// Bytes that have come, and how far they have been looked at: no byte is looked at twice, however
/// they trickle in.
#[derive(Debug)]
pub struct JsonFrames {
    frames: Frames,
    looked_at: usize,
    depth: usize,
    in_text: bool,
    escaped: bool,
}

impl JsonFrames {
    /// None yet. An object may have `limit` bytes.
    pub const fn new(limit: usize) -> Self {
        Self {
            frames: Frames::new(limit),
            looked_at: 0,
            depth: 0,
            in_text: false,
            escaped: false,
        }
    }

    /// Takes in bytes. Those of objects that were returned before are forgotten.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.frames.feed(bytes);
    }

    /// The bytes at `range`, which this has returned since bytes were last taken in.
    pub fn get(&self, range: &Range<usize>) -> &[u8] {
        self.frames.get(range)
    }

    /// Where the next object is, or `None` while it is not all there. What is inside it is not looked
    /// at further than to find its end.
    ///
    /// # Errors
    /// When something else comes, or it is too long.
    pub fn next_object(&mut self) -> Result<Option<Range<usize>>, Fault> {
        while let Some(byte) = self.frames.rest().get(self.looked_at).copied() {
            self.looked_at += 1;
            if self.looked_at > self.frames.limit() {
                let limit = self.frames.limit();
                return Err(Fault::TooLong { limit });
            }
            if self.depth == 0 && byte != b'{' {
                if !byte.is_ascii_whitespace() {
                    return Err(Fault::Malformed("no object"));
                }
                self.frames.take(1);
                self.looked_at = 0;
                continue;
            }
            if self.ends_at(byte) {
                let length = self.looked_at;
                self.looked_at = 0;
                return Ok(Some(self.frames.take(length)));
            }
        }
        Ok(None)
    }

    /// Whether the object ends with this byte, its next.
    fn ends_at(&mut self, byte: u8) -> bool {
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' if self.in_text => self.escaped = true,
            b'"' => self.in_text = !self.in_text,
            _ if self.in_text => {}
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth -= 1,
            _ => {}
        }
        self.depth == 0
    }
}
