//! The table of requests that every server of the lesson is asked, Go's included.
#![allow(dead_code, reason = "each test uses its own part")]

/// A request, or several on one connection.
pub struct Case {
    pub name: &'static str,
    pub bytes: Vec<u8>,
    pub answers: usize,
}

fn case(name: &'static str, text: &str) -> Case {
    Case {
        name,
        bytes: text.replace('\n', "\r\n").into_bytes(),
        answers: 1,
    }
}

fn get(name: &'static str, target: &str) -> Case {
    case(name, &format!("GET {target} HTTP/1.1\nHost: it\n\n"))
}

/// Requests to which Go's answer and ours are equal in status and body.
pub fn equal() -> Vec<Case> {
    let mut cases = vec![
        get("root", "/"),
        get("name", "/Ann"),
        get("two elements", "/a/b"),
        get("slash at the end", "/a/"),
        get("two slashes", "//x"),
        get("two slashes and a query", "//x?a=b&c='d'"),
        get("slashes inside", "/a//b///c/"),
        get("dots", "/a/./b/../c"),
        get("dots beyond the root", "/../../x"),
        get("escaped dots", "/a/%2e%2e/b"),
        get("query", "/Ann?greeting=none"),
        get("empty query", "/Ann?"),
        get("two question marks", "/Ann?a?b"),
        get("number sign", "/a#b"),
        get("escaped space", "/Ann%20Lee"),
        get("escaped slash", "/a%2Fb"),
        get("escaped slashes", "/%2F%2Fx"),
        get("lower-case escape", "/%c3%a9t%C3%A9"),
        get("UTF-8, escaped", "/%E4%B8%96%E7%95%8C"),
        get("UTF-8 as it is", "/世界"),
        get("no UTF-8, escaped", "/%FF%fe"),
        get("a zero byte", "/a%00b"),
        get("plus", "/a+b"),
        get("markup", "/<b>\"it's\"</b>"),
        get("markup, redirected", "//<b>\"it's\"&</b>"),
        get("UTF-8, redirected", "//世界?世"),
        get("brackets", "/[a]{b}|c^d`e\\f"),
        get("half an escape", "/a%2"),
        get("no escape", "/a%zz"),
        get("a percent sign alone", "/%"),
        get("escape in the query", "/a?%zz"),
        get("absolute", "http://example.com/a/b"),
        get("absolute without path", "http://example.com"),
        get(
            "absolute with user and port",
            "http://me:it@example.com:80/a",
        ),
        get("absolute with a bad port", "http://example.com:eighty/a"),
        get("absolute with a bad host", "http://exa^mple.com/a"),
        get("absolute IPv6", "http://[::1]:80/a"),
        get("another scheme", "mailto:ann"),
        get("no scheme", ":/a"),
        get("no slash", "a"),
        get("asterisk", "*"),
        get("space inside", "/a b"),
        case("options of all", "OPTIONS * HTTP/1.1\nHost: it\n\n"),
        case("options", "OPTIONS /a HTTP/1.1\nHost: it\n\n"),
        case("head", "HEAD /Ann HTTP/1.1\nHost: it\n\n"),
        case("head, redirected", "HEAD //x HTTP/1.1\nHost: it\n\n"),
        case(
            "post, redirected",
            "POST //x HTTP/1.1\nHost: it\nContent-Length: 0\n\n",
        ),
        case(
            "post",
            "POST /Ann HTTP/1.1\nHost: it\nContent-Length: 5\n\nhello",
        ),
        case(
            "put",
            "PUT /Ann HTTP/1.1\nHost: it\nContent-Length: 2\n\nhi",
        ),
        case("delete", "DELETE /Ann HTTP/1.1\nHost: it\n\n"),
        case("a method of its own", "GREET /Ann HTTP/1.1\nHost: it\n\n"),
        case("lower case", "get /Ann HTTP/1.1\nHost: it\n\n"),
        case(
            "connect",
            "CONNECT example.com:443 HTTP/1.1\nHost: example.com:443\n\n",
        ),
        case("connect to a path", "CONNECT //a HTTP/1.1\nHost: it\n\n"),
        case(
            "connect without host",
            "CONNECT example.com:443 HTTP/1.1\n\n",
        ),
        case(
            "chunks",
            "POST /a HTTP/1.1\nHost: it\nTransfer-Encoding: chunked\n\n3\nabc\n2;x=y\nde\n0\n\n",
        ),
        case(
            "chunks and trailers",
            "POST /a HTTP/1.1\nHost: it\nTransfer-Encoding: Chunked\n\nA\n0123456789\n0\nX: y\n\n",
        ),
        case(
            "close",
            "GET /Ann HTTP/1.1\nHost: it\nConnection: close\n\n",
        ),
        case(
            "close among others",
            "GET /Ann HTTP/1.1\nHost: it\nConnection: x, Close\n\n",
        ),
        case("HTTP/1.0", "GET /Ann HTTP/1.0\n\n"),
        case(
            "HTTP/1.0, kept",
            "GET /Ann HTTP/1.0\nConnection: keep-alive\n\n",
        ),
        case("no host", "GET /Ann HTTP/1.1\n\n"),
        case("two hosts", "GET /Ann HTTP/1.1\nHost: a\nHost: b\n\n"),
        case("malformed host", "GET /Ann HTTP/1.1\nHost: a b\n\n"),
        case("empty host", "GET /Ann HTTP/1.1\nHost:\n\n"),
        case("HTTP/2", "GET /Ann HTTP/2.0\nHost: it\n\n"),
        case("HTTP/0.9", "GET /Ann HTTP/0.9\nHost: it\n\n"),
        case("no version", "GET /Ann\nHost: it\n\n"),
        case("malformed version", "GET /Ann HTTP/1.10\nHost: it\n\n"),
        case("malformed method", "G(T /Ann HTTP/1.1\nHost: it\n\n"),
        case("no colon", "GET /Ann HTTP/1.1\nHost: it\nnonsense\n\n"),
        case(
            "header without a name",
            "GET /Ann HTTP/1.1\nHost: it\n: y\n\n",
        ),
        case(
            "length is no number",
            "POST /a HTTP/1.1\nHost: it\nContent-Length: 5x\n\nhello",
        ),
        case(
            "length is signed",
            "POST /a HTTP/1.1\nHost: it\nContent-Length: +5\n\nhello",
        ),
        case(
            "length is negative",
            "POST /a HTTP/1.1\nHost: it\nContent-Length: -5\n\nhello",
        ),
        case(
            "length is enormous",
            "POST /a HTTP/1.1\nHost: it\nContent-Length: 99999999999999999999\n\nhello",
        ),
        case(
            "two equal lengths",
            "POST /a HTTP/1.1\nHost: it\nContent-Length: 5\nContent-Length: 5\n\nhello",
        ),
        case(
            "two lengths",
            "POST /a HTTP/1.1\nHost: it\nContent-Length: 5\nContent-Length: 6\n\nhello!",
        ),
        case(
            "an encoding that nobody knows",
            "POST /a HTTP/1.1\nHost: it\nTransfer-Encoding: rot13\n\nuryyb",
        ),
        case(
            "two encodings",
            "POST /a HTTP/1.1\nHost: it\nTransfer-Encoding: gzip, chunked\n\n0\n\n",
        ),
        case(
            "expects the unknown",
            "POST /a HTTP/1.1\nHost: it\nExpect: miracles\nContent-Length: 5\n\nhello",
        ),
        case(
            "asks first",
            "POST /a HTTP/1.1\nHost: it\nExpect: 100-continue\nContent-Length: 5\n\n",
        ),
    ];
    cases.push(Case {
        answers: 3,
        ..case(
            "pipelined",
            "GET /1 HTTP/1.1\nHost: it\n\nPOST /2 HTTP/1.1\nHost: it\nContent-Length: 3\n\nabcGET /3 HTTP/1.1\nHost: it\n\n",
        )
    });
    cases.push(Case {
        bytes: b"GET /Ann HTTP/1.1\nHost: it\n\n".to_vec(),
        ..case("line feeds alone", "")
    });
    cases
}

/// Requests that Go answers otherwise than we do.
pub fn different() -> Vec<Case> {
    vec![
        case(
            "space before the colon",
            "GET /Ann HTTP/1.1\nHost: it\nX : y\n\n",
        ),
        case(
            "obsolete folding",
            "GET /Ann HTTP/1.1\nHost: it\nX: a\n b\n\n",
        ),
        case(
            "length and encoding",
            "POST /a HTTP/1.1\nHost: it\nContent-Length: 5\nTransfer-Encoding: chunked\n\n0\n\n",
        ),
        case(
            "an encoding in HTTP/1.0",
            "POST /a HTTP/1.0\nTransfer-Encoding: chunked\n\n0\n\n",
        ),
        case("HTTP/1.2", "GET /Ann HTTP/1.2\nHost: it\n\n"),
        case("an empty line first", "\nGET /Ann HTTP/1.1\nHost: it\n\n"),
        Case {
            bytes: b"GET /\xff HTTP/1.1\r\nHost: it\r\n\r\n".to_vec(),
            ..case("no UTF-8, as it is", "")
        },
        Case {
            bytes: format!("GET /{} HTTP/1.1\r\nHost: it\r\n\r\n", "a".repeat(9000)).into_bytes(),
            ..case("a line of 9,000 bytes", "")
        },
        Case {
            bytes: format!(
                "GET /Ann HTTP/1.1\r\nHost: it\r\nX: {}\r\n\r\n",
                "a".repeat(20_000)
            )
            .into_bytes(),
            ..case("a header of 20,000 bytes", "")
        },
        case(
            "a body of 2,000,000 bytes, announced",
            "POST /Ann HTTP/1.1\nHost: it\nContent-Length: 2000000\n\n",
        ),
    ]
}
