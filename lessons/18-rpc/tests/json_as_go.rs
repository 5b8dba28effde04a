//! Requests in JSON that no client of Go's or ours would send: what Go's server says to each, and ours.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use serde_json::Value;

mod wire;

use Said::{Closed, Number, Refused, Text};
use wire::Serving;

/// What a server says to a request that is alone on its connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Number(i64),
    Text(&'static str),
    /// There is an error in the place of a result. Its words are the server's own.
    Refused,
    /// Nothing: the connection is closed.
    Closed,
}

/// Requests that both servers understand alike.
const ALIKE: [(&[u8], Said); 26] = [
    // Keys, whatever the case of their letters. The long s is a small letter of S.
    (br#"{"method":"Arith.Multiply","params":[{"a":3,"b":2}],"id":7}"#, Number(6)),
    (br#"{"METHOD":"Arith.Multiply","Params":[{"A":3,"b":2}],"iD":7}"#, Number(6)),
    (b"{\"method\":\"Text.Repeat\",\"param\xc5\xbf\":[{\"tEXT\":\"go\",\"time\xc5\xbf\":2}],\"id\":7}", Text("gogo")),
    (br#"{"\u006dethod":"Arith.Multiply","params":[{"A":3,"B":2}],"id":7}"#, Number(6)),
    (br#"{"method":"Arith.Multiply","params":[{"A":3,"B":2,"C":[{}]}],"id":7,"x":{"id":8}}"#, Number(6)),
    (br#"{"method":"arith.multiply","params":[{"A":3,"B":2}],"id":7}"#, Refused),
    // Null, and what is not there.
    (br#"{"method":"Arith.Multiply","params":[{"A":3,"B":null}],"id":7}"#, Number(0)),
    (br#"{"method":"Arith.Multiply","params":[{"A":3}],"id":7}"#, Number(0)),
    (br#"{"method":"Arith.Multiply","params":[null],"id":7}"#, Number(0)),
    (br#"{"method":"Arith.Multiply","params":[],"id":7}"#, Number(0)),
    (br#"{"method":"Arith.Multiply","params":null,"id":7}"#, Refused),
    (br#"{"method":"Arith.Multiply","id":7}"#, Refused),
    (br#"{"method":null,"params":[{"A":3,"B":2}],"id":7}"#, Refused),
    // Twice.
    (br#"{"method":"Arith.Multiply","params":[{"A":3,"B":2,"a":5}],"id":7}"#, Number(10)),
    (br#"{"method":"Arith.Multiply","params":[{"A":3,"B":2,"A":null}],"id":7}"#, Number(6)),
    (br#"{"method":"Arith.Divide","method":"Arith.Multiply","params":[{"A":3,"B":2}],"id":7}"#, Number(6)),
    (br#"{"method":"Arith.Multiply","params":[{"A":3,"B":2}],"params":[{"A":5}],"id":7}"#, Number(0)),
    (br#"{"method":"Arith.Multiply","params":"?","params":[{"A":3,"B":2}],"id":7}"#, Number(6)),
    (br#"{"method":"Arith.Multiply","params":[{"A":3,"B":2}],"params":null,"id":7}"#, Refused),
    // Of another shape, or another type.
    (br#"{"method":"Arith.Multiply","params":[{"A":3,"B":2},7],"id":7}"#, Number(6)),
    (br#"{"method":"Arith.Multiply","params":[[3,2]],"id":7}"#, Refused),
    (br#"{"method":"Arith.Multiply","params":{"A":3,"B":2},"id":7}"#, Refused),
    (br#"{"method":"Arith.Multiply","params":[{"A":3.0,"B":2}],"id":7}"#, Refused),
    (br#"{"method":"Arith.Multiply","params":[{"A":9223372036854775808,"B":1}],"id":7}"#, Refused),
    (b"{\"method\":\"Text.Repeat\",\"params\":[{\"Text\":\"\xff\",\"Times\":1}],\"id\":7}", Text("\u{fffd}")),
    (br#"{"method":7,"params":[{"A":3,"B":2}],"id":7}"#, Closed),
];

/// Those that they do not: what Go says, and what we say. The page lists them.
const UNLIKE: [(&[u8], Said, Said); 5] = [
    (
        br#"{"method":"Arith.Multiply","params":[{"A":3,"B":2}],"id":"x"}"#,
        Number(6),
        Closed,
    ),
    (
        br#"{"method":"Arith.Multiply","params":[{"A":3,"B":2}],"id":-7}"#,
        Number(6),
        Closed,
    ),
    (
        br#"{"method":"Arith.Multiply","params":[{"A":3,"B":2}]}"#,
        Number(6),
        Closed,
    ),
    (
        br#"{"method":"Arith.Multiply","params":[{"A":-0,"B":2}],"id":7}"#,
        Number(0),
        Refused,
    ),
    (
        br#"{"method":"Text.Repeat","params":[{"Text":"\ud800","Times":1}],"id":7}"#,
        Text("\u{fffd}"),
        Refused,
    ),
];

/// Asks one thing, and says whether the answer is `expected`.
fn says(server: &Serving, request: &[u8], expected: Said) {
    let mut stream = TcpStream::connect(&server.address).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    stream.write_all(request).unwrap();
    stream.shutdown(Shutdown::Write).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let reply: Value = serde_json::from_str(&answer).unwrap_or_default();
    let as_expected = match expected {
        Number(number) => reply["result"] == number && reply["error"].is_null(),
        Text(text) => reply["result"] == text && reply["error"].is_null(),
        Refused => reply["result"].is_null() && reply["error"].is_string(),
        Closed => answer.is_empty(),
    };
    let request = String::from_utf8_lossy(request);
    assert!(
        as_expected,
        "{request} was to be {expected:?}, and is {answer:?}"
    );
}

#[test]
fn our_server() {
    let server = Serving::rust("json");
    for (request, said) in ALIKE {
        says(&server, request, said);
    }
    for (request, _, said) in UNLIKE {
        says(&server, request, said);
    }
}

#[test]
fn gos_server() {
    let Some(server) = Serving::go("json") else {
        return;
    };
    for (request, said) in ALIKE {
        says(&server, request, said);
    }
    for (request, said, _) in UNLIKE {
        says(&server, request, said);
    }
}
