//! What a request asks for: the path of its target, as Go's `net/url` reads it.

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
            Method::Connect if !raw.starts_with('/') => (true, format!("//{raw}")),
            _ => split_scheme(raw)?,
        };
        let (rest, query) = rest.split_once('?').unwrap_or((&rest, ""));
        let path = match rest.strip_prefix("//") {
            Some(after) if scheme => {
                let (authority, _) = after.split_once('/').unwrap_or((after, ""));
                check_authority(authority.as_bytes())?;
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
fn split_scheme(raw: &str) -> Result<(bool, String), Refusal> {
    let is_scheme = |at: usize, byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' => true,
        b'0'..=b'9' | b'+' | b'-' | b'.' => at > 0,
        _ => false,
    };
    let end = (raw.bytes().enumerate()).position(|(at, byte)| !is_scheme(at, byte));
    match end.map(|end| raw.split_at(end)) {
        Some(("", after)) if after.starts_with(':') => Err(Refusal::BAD),
        Some((_, after)) if after.starts_with(':') => Ok((true, after[1..].to_owned())),
        _ => Ok((false, raw.to_owned())),
    }
}

/// Checks a user, a host and a port, of which nothing is used.
fn check_authority(authority: &[u8]) -> Result<(), Refusal> {
    let at = authority.iter().rposition(|byte| *byte == b'@');
    let (user, host) = match at {
        Some(at) => (&authority[..at], &authority[at + 1..]),
        None => (&b""[..], authority),
    };
    let is_user = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._:~!$&'()*+,;=%@".contains(byte);
    let valid_user = user.iter().all(is_user) && escape::unescape(user).is_some();
    let (name, port) = match host.iter().rposition(|byte| *byte == b']') {
        Some(end) if host.starts_with(b"[") => host.split_at(end + 1),
        _ => match host.iter().rposition(|byte| *byte == b':') {
            Some(colon) => host.split_at(colon),
            None => (host, &b""[..]),
        },
    };
    let digits = port.strip_prefix(b":").unwrap_or(port);
    let valid_port =
        digits.iter().all(u8::is_ascii_digit) && (digits.len() != port.len() || port.is_empty());
    let is_name = |byte: &u8| {
        byte.is_ascii_alphanumeric()
            || !byte.is_ascii()
            || b"-_.~!$&'()*+,;=:[]<>\"%".contains(byte)
    };
    let brackets = name.iter().skip(1).all(|byte| *byte != b'[');
    let ascii_escaped = escape::unescape(name).is_none_or(|plain| {
        let percent = name.iter().filter(|byte| **byte == b'%').count();
        plain.iter().filter(|byte| !byte.is_ascii()).count() < percent
    });
    let valid_name =
        name.iter().all(is_name) && brackets && (!name.contains(&b'%') || !ascii_escaped);
    if valid_user && valid_port && valid_name {
        Ok(())
    } else {
        Err(Refusal::BAD)
    }
}
