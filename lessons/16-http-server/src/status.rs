//! Statuses.

/// The statuses that the server answers with. Phrases are Go's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// 200
    Ok,
    /// 307
    TemporaryRedirect,
    /// 400
    BadRequest,
    /// 404
    NotFound,
    /// 408
    RequestTimeout,
    /// 413
    BodyTooLarge,
    /// 414
    LineTooLong,
    /// 417
    ExpectationFailed,
    /// 431
    HeadTooLarge,
    /// 501
    NotImplemented,
    /// 505
    VersionNotSupported,
}

impl Status {
    /// The number, and the same in words.
    pub const fn both(self) -> (u16, &'static str) {
        match self {
            Self::Ok => (200, "OK"),
            Self::TemporaryRedirect => (307, "Temporary Redirect"),
            Self::BadRequest => (400, "Bad Request"),
            Self::NotFound => (404, "Not Found"),
            Self::RequestTimeout => (408, "Request Timeout"),
            Self::BodyTooLarge => (413, "Request Entity Too Large"),
            Self::LineTooLong => (414, "Request URI Too Long"),
            Self::ExpectationFailed => (417, "Expectation Failed"),
            Self::HeadTooLarge => (431, "Request Header Fields Too Large"),
            Self::NotImplemented => (501, "Not Implemented"),
            Self::VersionNotSupported => (505, "HTTP Version Not Supported"),
        }
    }
}
