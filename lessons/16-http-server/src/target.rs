//! What a request asks for: the path of its target, as Go's `net/url` reads it.

use std::borrow::Cow;

use crate::authority;
use crate::escape;
use crate::refusal::Refusal;
use crate::request::{Method, Request};

/// A target, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The path, decoded: any bytes.
    pub path: Vec<u8>,
    /// The path as it is written in an address.
    pub escaped: Vec<u8>,
    /// What stands after the first question mark.
    pub query: String,
}

impl Target {
    /// The target of `request`.
    ///
    /// # Errors
    /// When it is no address, as Go sees it.
    pub fn of(request: &Request) -> Result<Self, Refusal> {
        let raw = request.target.as_str();
        if raw.bytes().any(|byte| byte.is_ascii_control()) {
            return Err(Refusal::BAD);
        }
        let (scheme, rest) = match request.method {
            Method::Connect if !raw.starts_with('/') => (true, Cow::from(format!("//{raw}"))),
            _ => split_scheme(raw).map(|(scheme, rest)| (scheme, Cow::from(rest)))?,
        };
        let (rest, query) = rest.split_once('?').unwrap_or((&rest, ""));
        let path = match rest.strip_prefix("//") {
            Some(after) if scheme => {
                let (authority, _) = after.split_once('/').unwrap_or((after, ""));
                authority::check(authority.as_bytes())?;
                &after[authority.len()..]
            }
            _ if rest.starts_with('/') || rest == "*" && !scheme => rest,
            // An address without slashes, such as mailto:, has no path.
            _ if scheme => "",
            _ => return Err(Refusal::BAD),
        };
        let decoded = escape::unescape(path.as_bytes()).ok_or(Refusal::BAD)?;
        let escaped = if escape::is_escaped(path.as_bytes()) {
            path.as_bytes().to_vec()
        } else {
            escape::escape(&decoded)
        };
        Ok(Self {
            path: decoded,
            escaped,
            query: query.to_owned(),
        })
    }
}

/// Whether there is a scheme, and what follows it.
fn split_scheme(raw: &str) -> Result<(bool, &str), Refusal> {
    let is_scheme = |at: usize, byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' => true,
        b'0'..=b'9' | b'+' | b'-' | b'.' => at > 0,
        _ => false,
    };
    let end = (raw.bytes().enumerate()).position(|(at, byte)| !is_scheme(at, byte));
    match end.map(|end| raw.split_at(end)) {
        Some(("", after)) if after.starts_with(':') => Err(Refusal::BAD),
        Some((_, after)) if after.starts_with(':') => Ok((true, &after[1..])),
        _ => Ok((false, raw)),
    }
}
