//! Requests that are answered with an error, after which the connection is closed: where the next
//! request would begin is no longer known.

use crate::answer::{Answer, TEXT};
use crate::status::Status;

/// Why a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// What the client is told.
    pub status: Status,
    /// The same in words, where there is more to say than the status does.
    pub why: &'static str,
}

impl Refusal {
    /// A refusal with nothing more to say.
    pub const fn new(status: Status) -> Self {
        Self { status, why: "" }
    }

    /// A malformed request.
    pub const BAD: Self = Self::new(Status::BadRequest);

    /// A malformed request, and what is wrong with it.
    pub const fn bad(why: &'static str) -> Self {
        Self {
            status: Status::BadRequest,
            why,
        }
    }

    /// What is wrong with a version that is neither 1.1 nor 1.0.
    pub fn version(bytes: &[u8]) -> Self {
        let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or(bytes);
        let words: Vec<&[u8]> = line.trim_ascii_end().split(|byte| *byte == b' ').collect();
        match words[..] {
            [
                _,
                _,
                [b'H', b'T', b'T', b'P', b'/', b'0'..=b'9', b'.', b'0'..=b'9'],
            ] => Self {
                status: Status::VersionNotSupported,
                why: "unsupported protocol version",
            },
            _ => Self::BAD,
        }
    }

    /// What is sent.
    pub fn answer(self) -> Answer {
        let (code, phrase) = self.status.both();
        let text = match (self.status, self.why) {
            (Status::NotImplemented, why) => why.to_owned(),
            (Status::ExpectationFailed, _) => String::new(),
            (_, "") => format!("{code} {phrase}"),
            (_, why) => format!("{code} {phrase}: {why}"),
        };
        let said = !text.is_empty();
        Answer {
            content_type: said.then_some(TEXT),
            ..Answer::text(self.status, text.into_bytes())
        }
    }
}
