//! What is answered: the two programs, and what Go's `ServeMux` does before it asks them.

use crate::answer::Answer;
use crate::escape::{clean, escape_non_ascii};
use crate::request::{Method, Request};
use crate::status::Status;
use crate::target::Target;

/// Answers a request. It must not wait for anything: while it works, the door may be unwatched.
pub type Service = fn(&Request) -> Answer;

// ANCHOR: hello-path
/// Greets whoever the path names.
pub fn hello_path(request: &Request) -> Answer {
    routed(request, |path| [b"Hello, ", &path[1..], b"!"].concat())
}
// ANCHOR_END: hello-path

// ANCHOR: hello-world
/// Greets the world.
pub fn hello_world(request: &Request) -> Answer {
    routed(request, |_| b"Hello, world!".to_vec())
}
// ANCHOR_END: hello-world

/// The body that `handler` has for the decoded path, which begins with a slash, unless the request
/// is answered without it.
fn routed(request: &Request, handler: fn(&[u8]) -> Vec<u8>) -> Answer {
    if request.target == "*" {
        let status = match request.method {
            Method::Options => Status::Ok,
            _ => Status::BadRequest,
        };
        return Answer {
            content_type: None,
            last: status != Status::Ok && request.minor > 0,
            ..Answer::text(status, Vec::new())
        };
    }
    let target = match Target::of(request) {
        Ok(target) => target,
        Err(refusal) => {
            return Answer {
                last: true,
                ..refusal.answer()
            };
        }
    };
    let connect = request.method == Method::Connect;
    if connect && target.path.is_empty() {
        return Answer {
            last: true,
            ..Answer::text(Status::NotFound, b"404 page not found\n".to_vec())
        };
    }
    let clean = clean(&target.escaped);
    if !connect && clean != target.escaped {
        return redirect(request.method, clean, &target.query);
    }
    let body = handler(&target.path);
    Answer {
        content_type: Some(kind_of(&body)),
        last: connect,
        ..Answer::text(Status::Ok, body)
    }
}

fn redirect(method: Method, mut to: Vec<u8>, query: &str) -> Answer {
    if !query.is_empty() {
        to.push(b'?');
        to.extend_from_slice(query.as_bytes());
    }
    let html = String::from_utf8_lossy(&to);
    let html = html.replace('&', "&amp;").replace('<', "&lt;");
    let html = html.replace('>', "&gt;").replace('"', "&#34;");
    let html = html.replace('\'', "&#39;");
    let body = format!("<a href=\"{html}\">Temporary Redirect</a>.\n\n");
    let shown = matches!(method, Method::Get | Method::Head);
    Answer {
        status: Status::TemporaryRedirect,
        content_type: shown.then_some("text/html; charset=utf-8"),
        location: Some(escape_non_ascii(&to)),
        body: if shown { body.into_bytes() } else { Vec::new() },
        last: false,
    }
}

/// What Go takes a body for that begins with "Hello": text, unless a byte of its first 512 is in no
/// text.
fn kind_of(body: &[u8]) -> &'static str {
    let binary = |byte: &u8| matches!(byte, 0..=8 | 11 | 14..=26 | 28..=31);
    if body.iter().take(512).any(binary) {
        "application/octet-stream"
    } else {
        crate::answer::TEXT
    }
}
