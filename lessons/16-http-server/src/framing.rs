//! Where the body of a request ends.

use crate::refusal::Refusal;
use crate::status::Status;

/// How a body is delimited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Framing {
    /// So many bytes; none for most requests.
    Length(u64),
    /// In chunks, each with its length before it.
    Chunked,
}

/// How the body is delimited: by exactly one rule, or the request is refused. Where two servers in a
/// row would follow different rules, one request could be smuggled inside another.
///
/// # Errors
/// When no rule holds, or more than one.
pub fn framing<'a>(
    mut lengths: impl Iterator<Item = &'a [u8]>,
    mut encodings: impl Iterator<Item = &'a [u8]>,
    minor: u8,
) -> Result<Framing, Refusal> {
    let length = lengths.next().map(content_length).transpose()?;
    for other in lengths {
        if Some(content_length(other)?) != length {
            return Err(Refusal::BAD);
        }
    }
    match (encodings.next(), length) {
        (None, length) => Ok(Framing::Length(length.unwrap_or(0))),
        (Some(_), Some(_)) => Err(Refusal::BAD),
        (Some(_), None) if minor == 0 => Err(Refusal::BAD),
        (Some(encoding), None) => {
            if encodings.next().is_none() && encoding.eq_ignore_ascii_case(b"chunked") {
                return Ok(Framing::Chunked);
            }
            Err(Refusal {
                status: Status::NotImplemented,
                why: "Unsupported transfer encoding",
            })
        }
    }
}

/// Reads a `Content-Length`: digits, nothing else.
fn content_length(value: &[u8]) -> Result<u64, Refusal> {
    let text = std::str::from_utf8(value.trim_ascii());
    let text = text.map_err(|_| Refusal::BAD)?;
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Refusal::BAD);
    }
    text.parse().map_err(|_| Refusal::BAD)
}
