//! A request, once it has been read.

/// What is asked for. Go's handlers answer methods that they do not know like GET, and so do these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Like any other, without a body in the answer.
    Head,
    /// The only one whose redirects have a body.
    Get,
    /// For proxies.
    Connect,
    /// The only one that may ask about `*`.
    Options,
    /// Any other.
    Other,
}

impl From<&str> for Method {
    fn from(name: &str) -> Self {
        match name {
            "HEAD" => Self::Head,
            "GET" => Self::Get,
            "CONNECT" => Self::Connect,
            "OPTIONS" => Self::Options,
            _ => Self::Other,
        }
    }
}

/// A whole request. Its body has been read to the end, and thrown away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// What is asked for.
    pub method: Method,
    /// Of what, as it was sent.
    pub target: String,
    /// 1 for HTTP/1.1, 0 for HTTP/1.0.
    pub minor: u8,
    /// Whether the client wants the connection to be closed after the answer.
    pub close: bool,
}
