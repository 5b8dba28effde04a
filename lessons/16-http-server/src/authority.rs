//! The part of an address that names a user, a host and a port. Nothing of it is used, but an address
//! with a malformed one is none.

use crate::escape::unescape;
use crate::refusal::Refusal;

/// Checks `user@host:port`, as Go's `net/url` does.
///
/// # Errors
/// When it is malformed.
pub fn check(authority: &[u8]) -> Result<(), Refusal> {
    let at = authority.iter().rposition(|byte| *byte == b'@');
    let (user, host) = match at {
        Some(at) => (&authority[..at], &authority[at + 1..]),
        None => (&b""[..], authority),
    };
    let user_ends = user.iter().all(is_user) && unescape(user).is_some();
    let (name, port) = match host.iter().rposition(|byte| *byte == b']') {
        Some(end) if host.starts_with(b"[") => host.split_at(end + 1),
        _ => match host.iter().rposition(|byte| *byte == b':') {
            Some(colon) => host.split_at(colon),
            None => (host, &b""[..]),
        },
    };
    match (user_ends, is_name(name), is_port(port)) {
        (true, true, true) => Ok(()),
        _ => Err(Refusal::BAD),
    }
}

fn is_user(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._:~!$&'()*+,;=%@".contains(byte)
}

/// Nothing, or a colon and digits.
fn is_port(port: &[u8]) -> bool {
    match port {
        [] => true,
        [b':', digits @ ..] => digits.iter().all(u8::is_ascii_digit),
        _ => false,
    }
}

fn is_name(name: &[u8]) -> bool {
    let stands = |byte: &u8| {
        byte.is_ascii_alphanumeric()
            || !byte.is_ascii()
            || b"-_.~!$&'()*+,;=:[]<>\"%".contains(byte)
    };
    // A bracket opens an IPv6 address, and nothing else.
    let bracket = name.iter().skip(1).any(|byte| *byte == b'[');
    let unclosed = name.starts_with(b"[") && !name.ends_with(b"]");
    name.iter().all(stands) && !bracket && !unclosed && has_foreign_escapes(name)
}

/// In a host only what is not ASCII is escaped, and the percent sign.
fn has_foreign_escapes(name: &[u8]) -> bool {
    let percents = (0..name.len()).filter(|at| name[*at] == b'%');
    percents.into_iter().all(|at| match name.get(at..at + 3) {
        Some(escaped) => matches!(unescape(escaped).as_deref(), Some([b'%' | 0x80..])),
        None => false,
    })
}
