//! Requests out of bytes, however the bytes are cut into pieces.

use crate::body::Body;
use crate::head::{self, Head};
use crate::limits::Limits;
use crate::refusal::Refusal;
use crate::request::Request;
use crate::status::Status;

/// Reads the requests of one connection. Keeps at most the head of one request.
#[derive(Debug)]
pub struct Reader {
    limits: Limits,
    /// The beginning of a head, without its end.
    carry: Vec<u8>,
    /// A request whose body is being read.
    current: Option<(Request, Body)>,
}

impl Reader {
    /// A reader that has read nothing.
    pub const fn new(limits: Limits) -> Self {
        Self {
            limits,
            carry: Vec::new(),
            current: None,
        }
    }

    /// Whether part of a request has been read, and not all of it.
    pub fn is_within(&self) -> bool {
        !self.carry.is_empty() || self.current.is_some()
    }

    /// How many bytes are kept of what has been read.
    pub const fn kept(&self) -> usize {
        self.carry.capacity()
    }

    /// Takes bytes from `input` up to the end of the next request, which is returned, or all of
    /// them.
    ///
    /// # Errors
    /// When what was read is no request that is answered. There can be no other after it.
    pub fn read(&mut self, input: &mut &[u8]) -> Result<Option<Request>, Refusal> {
        if self.current.is_none() {
            let Some(head) = self.head(input)? else {
                return Ok(None);
            };
            if head.asks_first {
                *input = &[]; // the body is not wanted: the answer is the last
                return Ok(Some(head.request));
            }
            let body = Body::new(head.framing, self.limits.body)?;
            self.current = Some((head.request, body));
        }
        let Some((_, body)) = &mut self.current else {
            return Ok(None);
        };
        let whole = body.read(input)?;
        Ok((self.current.take_if(|_| whole)).map(|(request, _)| request))
    }

    fn head(&mut self, input: &mut &[u8]) -> Result<Option<Head>, Refusal> {
        if self.carry.is_empty() {
            while let [b'\r' | b'\n', rest @ ..] = *input {
                *input = rest; // empty lines before a request are none
            }
            return match head::parse(input, &self.limits)? {
                Some((head, length)) => {
                    *input = &input[length..];
                    Ok(Some(head))
                }
                None => {
                    self.carry.extend_from_slice(input);
                    *input = &[];
                    Ok(None)
                }
            };
        }
        let room = (self.limits.head + 1).saturating_sub(self.carry.len());
        let taken = room.min(input.len());
        let before = self.carry.len();
        self.carry.extend_from_slice(&input[..taken]);
        // A head is parsed once its end is there, not with every byte that trickles in.
        let Some(length) = end(&self.carry, before) else {
            *input = &input[taken..];
            let line = self.carry.iter().take(self.limits.line + 1);
            if line.take_while(|byte| **byte != b'\n').count() > self.limits.line {
                return Err(Refusal::new(Status::LineTooLong));
            }
            if self.carry.len() > self.limits.head {
                return Err(Refusal::new(Status::HeadTooLarge));
            }
            return Ok(None);
        };
        *input = &input[length - before..];
        let carry = std::mem::take(&mut self.carry);
        match head::parse(&carry[..length], &self.limits)? {
            Some((head, _)) => Ok(Some(head)),
            None => Err(Refusal::BAD),
        }
    }
}

/// Where the empty line that ends a head is over, if it ends after `from`.
fn end(bytes: &[u8], from: usize) -> Option<usize> {
    let from = from.saturating_sub(3);
    let feeds = (from..bytes.len()).filter(|at| bytes[*at] == b'\n');
    for at in feeds {
        match &bytes[at + 1..] {
            [b'\n', ..] => return Some(at + 2),
            [b'\r', b'\n', ..] => return Some(at + 3),
            _ => {}
        }
    }
    None
}
