//! What the server sends.

use std::io::Write as _;
use std::time::SystemTime;

use crate::request::{Method, Request};
use crate::status::Status;

/// An answer to a request, or to what should have been one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: Status,
    /// What kind of text the body is, if that is to be said.
    pub content_type: Option<&'static str>,
    /// Where a redirect leads.
    pub location: Option<String>,
    /// The body, which a HEAD request is not sent.
    pub body: Vec<u8>,
    /// Whether this is the last answer on its connection, whatever the client wanted.
    pub last: bool,
}

/// What all plain text here is.
pub const TEXT: &str = "text/plain; charset=utf-8";

impl Answer {
    /// An answer of this text.
    pub const fn text(status: Status, body: Vec<u8>) -> Self {
        Self {
            status,
            content_type: Some(TEXT),
            location: None,
            body,
            last: false,
        }
    }

    /// Appends the answer to `request` as it is sent; the connection is closed after it if `close`.
    pub fn write(&self, request: &Request, close: bool, out: &mut Vec<u8>) {
        let keep = !close && request.minor == 0;
        self.write_head(request.minor, close, keep, out);
        if request.method != Method::Head {
            out.extend_from_slice(&self.body);
        }
    }

    /// Appends the answer to something that was no request; the connection is closed after it.
    pub fn write_refusal(&self, out: &mut Vec<u8>) {
        self.write_head(1, true, false, out);
        out.extend_from_slice(&self.body);
    }

    fn write_head(&self, minor: u8, close: bool, keep: bool, out: &mut Vec<u8>) {
        let (code, phrase) = self.status.both();
        let date = httpdate::HttpDate::from(SystemTime::now());
        let length = self.body.len();
        let mut line = |text: std::fmt::Arguments<'_>| {
            out.write_fmt(text).expect("a vector takes all");
        };
        line(format_args!("HTTP/1.{minor} {code} {phrase}\r\n"));
        line(format_args!("Date: {date}\r\nContent-Length: {length}\r\n"));
        if let Some(kind) = self.content_type {
            line(format_args!("Content-Type: {kind}\r\n"));
        }
        if let Some(location) = &self.location {
            line(format_args!("Location: {location}\r\n"));
        }
        if close {
            line(format_args!("Connection: close\r\n"));
        } else if keep {
            line(format_args!("Connection: keep-alive\r\n"));
        }
        line(format_args!("\r\n"));
    }
}
