//! gob's smallest parts: unsigned and signed numbers, and text.

use crate::fault::Fault;

// ANCHOR: uint
/// Appends an unsigned number: below 128 one byte; else how many bytes follow, negated, and then
/// those, the highest first.
pub fn put_uint(out: &mut Vec<u8>, number: u64) {
    if number < 128 {
        out.push(number as u8);
        return;
    }
    let bytes = number.to_be_bytes();
    let zeros = number.leading_zeros() as usize / 8;
    out.push((zeros as u8).wrapping_sub(8)); // minus (8 - zeros)
    out.extend_from_slice(&bytes[zeros..]);
}

/// Appends a signed number: its bits move up by one, and the lowest says whether all are inverted.
pub fn put_int(out: &mut Vec<u8>, number: i64) {
    put_uint(out, ((number << 1) ^ (number >> 63)) as u64);
}

/// Appends a text: how many bytes it has, then those.
pub fn put_text(out: &mut Vec<u8>, text: &str) {
    put_uint(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}
// ANCHOR_END: uint

/// Bytes that are being read. Whatever they are, reading ends, and takes nothing beyond them.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    rest: &'a [u8],
}

impl<'a> Input<'a> {
    /// To read these.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// How many bytes have not been read yet.
    pub const fn left(&self) -> usize {
        self.rest.len()
    }

    /// Reads so many bytes.
    ///
    /// # Errors
    /// When there are fewer.
    pub fn bytes(&mut self, count: usize) -> Result<&'a [u8], Fault> {
        let split = self.rest.split_at_checked(count);
        let (read, rest) = split.ok_or(Fault::Malformed("it ends too early"))?;
        self.rest = rest;
        Ok(read)
    }

    /// Reads an unsigned number.
    ///
    /// # Errors
    /// When there is none.
    pub fn uint(&mut self) -> Result<u64, Fault> {
        let first = self.bytes(1)?[0];
        if first < 128 {
            return Ok(first.into());
        }
        let count = first.wrapping_neg().into();
        if count > size_of::<u64>() {
            return Err(Fault::Malformed("a number of more than eight bytes"));
        }
        let bytes = self.bytes(count)?;
        Ok(bytes
            .iter()
            .fold(0, |so_far, byte| so_far << 8 | u64::from(*byte)))
    }

    /// Reads a signed number.
    ///
    /// # Errors
    /// When there is none.
    pub fn int(&mut self) -> Result<i64, Fault> {
        let number = self.uint()?;
        let inverted = (number & 1).wrapping_neg();
        Ok(((number >> 1) ^ inverted) as i64)
    }

    /// Reads how many bytes follow, and those.
    ///
    /// # Errors
    /// When there are fewer.
    pub fn counted(&mut self) -> Result<&'a [u8], Fault> {
        let count = self.uint()?;
        self.bytes(usize::try_from(count).unwrap_or(usize::MAX))
    }

    /// Reads a text.
    ///
    /// # Errors
    /// When there is none, or it is not UTF-8.
    pub fn text(&mut self) -> Result<&'a str, Fault> {
        let text = str::from_utf8(self.counted()?);
        text.map_err(|_| Fault::Malformed("a text that is not UTF-8"))
    }
}
