//! A stream of bytes, cut into gob's messages.

use std::ops::Range;

use crate::fault::Fault;
use crate::gob_bytes::Input;

/// The longest message that is accepted, in bytes.
pub const FRAME: usize = 1 << 20;

/// Bytes that have come and are not all used yet.
#[derive(Debug)]
pub struct Frames {
    bytes: Vec<u8>,
    used: usize,
    limit: usize,
}

impl Frames {
    /// None yet. A message may have `limit` bytes.
    pub const fn new(limit: usize) -> Self {
        Self {
            bytes: Vec::new(),
            used: 0,
            limit,
        }
    }

    /// How long a message may be.
    pub const fn limit(&self) -> usize {
        self.limit
    }

    /// Takes in bytes. Those of messages that were returned before are forgotten.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.bytes.drain(..self.used);
        self.used = 0;
        if self.bytes.is_empty() {
            self.bytes.shrink_to(2 * bytes.len()); // a long message is not paid for for ever
        }
        self.bytes.extend_from_slice(bytes);
    }

    /// What was taken in and not returned yet.
    pub fn rest(&self) -> &[u8] {
        &self.bytes[self.used..]
    }

    /// Uses so many bytes, and returns where they are.
    pub fn take(&mut self, count: usize) -> Range<usize> {
        let range = self.used..self.used + count;
        self.used = range.end;
        range
    }

    /// The bytes at `range`, which this has returned since bytes were last taken in.
    pub fn get(&self, range: &Range<usize>) -> &[u8] {
        &self.bytes[range.clone()]
    }

    // ANCHOR: next
    /// Where the next message is, without the length that precedes it; `None` while it is not all
    /// there.
    ///
    /// # Errors
    /// When it is too long, which is known before it has come.
    pub fn next_gob(&mut self) -> Result<Option<Range<usize>>, Fault> {
        let mut input = Input::new(self.rest());
        let there = input.left();
        let length = match input.uint() {
            Ok(length) => length,
            Err(_) if there <= size_of::<u64>() => return Ok(None),
            Err(fault) => return Err(fault),
        };
        let limit = self.limit;
        match usize::try_from(length) {
            Ok(length) if length <= limit => {
                let prefix = there - input.left();
                if input.left() < length {
                    return Ok(None);
                }
                self.take(prefix);
                Ok(Some(self.take(length)))
            }
            _ => Err(Fault::TooLong { limit }),
        }
    }
    // ANCHOR_END: next
}
