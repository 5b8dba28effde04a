//! Input for the request reader that is made up from real requests, and what must hold of any.

use lesson_16_http_server::limits::Limits;
use lesson_16_http_server::reader::Reader;
use lesson_16_http_server::refusal::Refusal;
use lesson_16_http_server::request::Request;
use lesson_16_http_server::service::{hello_path, hello_world};

use crate::random::Random;
use crate::table;

/// What requests are made of, and what they should not be made of.
const PARTS: &[&str] = &[
    "\r\n",
    "\n",
    "\r",
    "\r\n\r\n",
    " ",
    "\t",
    ":",
    ",",
    ";",
    "0",
    "5",
    "00000000",
    "ffffffffffffffff",
    "-1",
    "GET / HTTP/1.1\r\n",
    "Host: it\r\n",
    "Content-Length: ",
    "Transfer-Encoding: chunked\r\n",
    "Transfer-Encoding: ",
    "Connection: close\r\n",
    "Expect: 100-continue\r\n",
    "HTTP/1.1",
    "HTTP/2.0",
    "%",
    "%00",
    "//",
    "..",
    "http://",
    "\0",
    "\u{7f}",
    "é",
    "0\r\n\r\n",
    "3\r\nabc\r\n",
];

/// Limits so small that made-up input meets them.
fn limits() -> Limits {
    Limits {
        line: 200,
        head: 400,
        body: 1000,
        ..Limits::default()
    }
}

/// Some requests, changed in some places.
pub fn input(random: &mut Random) -> Vec<u8> {
    let cases: Vec<Vec<u8>> = table::equal().into_iter().map(|case| case.bytes).collect();
    let mut bytes = Vec::new();
    for _ in 0..=random.below(3) {
        bytes.extend_from_slice(&cases[random.below(cases.len())]);
    }
    for _ in 0..random.below(6) {
        change(&mut bytes, random);
    }
    bytes
}

fn change(bytes: &mut Vec<u8>, random: &mut Random) {
    let at = random.below(bytes.len() + 1);
    let to = (at + random.below(20)).min(bytes.len());
    match random.below(6) {
        0 => drop(bytes.drain(at..to)),
        1 => {
            let again = bytes[at..to].repeat(random.below(40));
            bytes.splice(at..at, again);
        }
        2 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
        3 if at < bytes.len() => bytes[at] = random.below(256) as u8,
        4 => bytes.truncate(at),
        _ => {
            let part = PARTS[random.below(PARTS.len())];
            bytes.splice(at..at, part.bytes());
        }
    }
}

/// What has become of some input.
#[derive(Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The requests that were read.
    pub requests: Vec<Request>,
    /// Why there is no other.
    pub refused: Option<Refusal>,
    /// Whether another has begun, and not ended.
    pub within: bool,
}

/// Reads `bytes` in pieces, whose lengths `piece` says.
///
/// # Panics
/// When the reader breaks a promise.
fn read(bytes: &[u8], mut piece: impl FnMut() -> usize) -> Outcome {
    let limits = limits();
    let mut reader = Reader::new(limits);
    let mut outcome = Outcome {
        requests: Vec::new(),
        refused: None,
        within: false,
    };
    let mut rest = bytes;
    while !rest.is_empty() {
        let (mut now, later) = rest.split_at(piece().clamp(1, rest.len()));
        while !now.is_empty() {
            let before = now.len();
            match reader.read(&mut now) {
                Ok(Some(request)) => outcome.requests.push(request),
                Ok(None) => assert!(now.is_empty(), "it waits, and leaves something"),
                Err(refusal) => {
                    outcome.refused = Some(refusal);
                    return outcome;
                }
            }
            assert!(now.len() < before, "it takes nothing, and asks for more");
            // A vector grows to twice what it has to hold at most.
            assert!(
                reader.kept() <= 2 * (limits.head + 1),
                "it keeps {}",
                reader.kept()
            );
            if outcome.requests.last().is_some_and(|request| request.close) {
                return outcome; // nobody reads on
            }
        }
        rest = later;
    }
    outcome.within = reader.is_within();
    outcome
}

/// Checks what must hold of any input: that the reader ends, keeps little, and finds the same requests
/// however the input is cut; and that every request has an answer.
///
/// # Panics
/// When it does not hold.
pub fn check(bytes: &[u8], random: &mut Random) -> Outcome {
    let whole = read(bytes, || usize::MAX);
    let single = read(bytes, || 1);
    let mixed = read(bytes, || random.below(50) + 1);
    for (name, cut) in [("one by one", single), ("in pieces", mixed)] {
        assert_eq!(whole.requests, cut.requests, "{name}");
        // What comes at once may be refused before its end has come.
        let agree = whole.refused.is_some() == cut.refused.is_some();
        assert!(agree || cut.within, "{name}: {whole:?}, {cut:?}");
    }
    for request in &whole.requests {
        for service in [hello_path, hello_world] {
            let mut out = Vec::new();
            service(request).write(request, request.close, &mut out);
            assert!(out.starts_with(b"HTTP/1."), "no answer");
            let head = out
                .windows(4)
                .position(|end| end == b"\r\n\r\n")
                .expect("a head");
            // Nothing that was asked can add a line to the head.
            assert!(!out[..head].contains(&0) && head < 2000, "a strange head");
        }
    }
    whole
}
