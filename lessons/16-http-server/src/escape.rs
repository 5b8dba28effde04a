//! Percent-encoding, by the rules of Go's `net/url`: they decide which paths are redirected.

/// The bytes that `text` stands for, or `None` when a `%` is not followed by two hexadecimal digits.
pub fn unescape(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        bytes.push(match (*first, after) {
            (b'%', [high, low, ..]) => {
                rest = &after[2..];
                let digit = |byte: u8| (byte as char).to_digit(16);
                u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()?
            }
            (b'%', _) => return None,
            (byte, _) => byte,
        });
    }
    Some(bytes)
}

/// `path` with everything escaped that does not stand for itself.
pub fn escape(path: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(path.len());
    for byte in path {
        if stands_for_itself(*byte) {
            text.push(*byte);
        } else {
            push_escaped(*byte, b"0123456789ABCDEF", &mut text);
        }
    }
    text
}

/// Escapes what is not ASCII, for a header.
pub fn escape_non_ascii(text: &[u8]) -> String {
    let mut ascii = Vec::with_capacity(text.len());
    for byte in text {
        if byte.is_ascii() {
            ascii.push(*byte);
        } else {
            push_escaped(*byte, b"0123456789abcdef", &mut ascii);
        }
    }
    String::from_utf8_lossy(&ascii).into_owned()
}

fn push_escaped(byte: u8, digits: &[u8; 16], to: &mut Vec<u8>) {
    to.push(b'%');
    to.push(digits[usize::from(byte >> 4)]);
    to.push(digits[usize::from(byte & 15)]);
}

/// Whether all of `text` may stand in an escaped path.
pub fn is_escaped(text: &[u8]) -> bool {
    let other = b"!'()*[]%";
    let mut bytes = text.iter();
    bytes.all(|byte| stands_for_itself(*byte) || other.contains(byte))
}

/// Whether Go writes this byte of a path as it is.
fn stands_for_itself(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.~$&+,/:;=@".contains(&byte)
}

/// The path without empty elements, `.` and `..`; a slash at its end stays.
pub fn clean(path: &[u8]) -> Vec<u8> {
    let mut clean = Vec::with_capacity(path.len() + 1);
    for element in path.split(|byte| *byte == b'/') {
        match element {
            b"" | b"." => {}
            b".." => {
                let parent = clean.iter().rposition(|byte| *byte == b'/');
                clean.truncate(parent.unwrap_or(0));
            }
            name => {
                clean.push(b'/');
                clean.extend(name);
            }
        }
    }
    if clean.is_empty() || path.ends_with(b"/") {
        clean.push(b'/');
    }
    clean
}
