//! The head of a request: its line and its headers. httparse takes them apart; what they mean
//! together is decided here.

use httparse::{EMPTY_HEADER, Error, Header};

use crate::framing::{Framing, framing};
use crate::limits::Limits;
use crate::refusal::Refusal;
use crate::request::{Method, Request};
use crate::status::Status;

/// Most headers of a request.
const HEADERS: usize = 100;

/// A head, and what follows it.
#[derive(Debug, PartialEq, Eq)]
pub struct Head {
    /// The request, whose body is yet to come.
    pub request: Request,
    /// How its body is delimited.
    pub framing: Framing,
    /// Whether the client waits for a word before it sends the body.
    pub asks_first: bool,
}

/// The head that `bytes` begin with and its length, or `None` when there is more to come.
///
/// # Errors
/// When there can be none, or it is too large.
pub fn parse(bytes: &[u8], limits: &Limits) -> Result<Option<(Head, usize)>, Refusal> {
    let mut headers = [EMPTY_HEADER; HEADERS];
    let mut parsed = httparse::Request::new(&mut headers);
    let status = match parsed.parse(bytes) {
        Err(Error::Version) => return Err(Refusal::version(bytes)),
        Err(Error::TooManyHeaders) => return Err(Refusal::new(Status::HeadTooLarge)),
        other => other,
    };
    let line = bytes.iter().take(limits.line + 1);
    let line = line.take_while(|byte| **byte != b'\n').count();
    let complete = match status.map_err(|_| Refusal::BAD) {
        _ if line > limits.line => return Err(Refusal::new(Status::LineTooLong)),
        Err(refusal) => return Err(refusal),
        Ok(status) => status,
    };
    let length = match complete {
        httparse::Status::Complete(length) => length,
        httparse::Status::Partial => bytes.len(),
    };
    if length > limits.head {
        return Err(Refusal::new(Status::HeadTooLarge));
    }
    let (Some(method), Some(target), Some(minor), true) = (
        parsed.method,
        parsed.path,
        parsed.version,
        complete.is_complete(),
    ) else {
        return Ok(None);
    };
    let head = understand(Method::from(method), target, minor, parsed.headers)?;
    Ok(Some((head, length)))
}

fn understand(
    method: Method,
    target: &str,
    minor: u8,
    headers: &[Header<'_>],
) -> Result<Head, Refusal> {
    let all = |name: &'static str| {
        let named = headers.iter();
        named.filter(move |header| header.name.eq_ignore_ascii_case(name))
    };
    let framing = framing(
        all("Content-Length").map(|it| it.value),
        all("Transfer-Encoding").map(|it| it.value),
        minor,
    )?;
    match all("Host").count() {
        0 if minor == 1 && method != Method::Connect => {
            return Err(Refusal::bad("missing required Host header"));
        }
        0 | 1 => {}
        _ => return Err(Refusal::BAD),
    }
    if !all("Host").all(|host| host.value.iter().all(|byte| is_host_byte(*byte))) {
        return Err(Refusal::bad("malformed Host header"));
    }
    let asks = |word: &str| all("Connection").any(|header| has_word(header.value, word));
    let close = asks("close") || (minor == 0 && !asks("keep-alive"));
    let mut expects = all("Expect").map(|header| header.value);
    let asks_first = match expects.next() {
        None | Some(b"") => false,
        Some(what) if has_word(what, "100-continue") => minor == 1 && framing != Framing::Length(0),
        Some(_) => return Err(Refusal::new(Status::ExpectationFailed)),
    };
    let request = Request {
        method,
        target: target.to_owned(),
        minor,
        close: close || asks_first,
    };
    Ok(Head {
        request,
        framing,
        asks_first,
    })
}

fn has_word(list: &[u8], word: &str) -> bool {
    let mut words = list.split(|byte| *byte == b',');
    words.any(|it| it.trim_ascii().eq_ignore_ascii_case(word.as_bytes()))
}

fn is_host_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!$%&()*+,-.:;=[]_'~".contains(&byte)
}
