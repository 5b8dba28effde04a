//! Turning away what does not come from the reader's own browser tab.
//!
//! A page of another site can make a browser send requests here. It cannot choose the `Host` that
//! goes with them, unless it has made its own name resolve to 127.0.0.1, and then the name shows;
//! and it cannot suppress `Origin` and `Sec-Fetch-Site`, which say where the request comes from.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::App;

/// What a page may load: its own site's files. `style` attributes come from tables in Markdown.
const POLICY: &str = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; \
                      object-src 'none'; base-uri 'self'; form-action 'none'; frame-ancestors 'self'";

/// The request's answer, with the headers that every answer has, or a refusal.
pub(super) async fn guard(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let is_api = request.uri().path().starts_with("/api/");
    let mut response = match refusal(app.port, is_api, request.uri(), request.headers()) {
        Some(sentence) => (StatusCode::FORBIDDEN, format!("{sentence}\n")).into_response(),
        None => next.run(request).await,
    };
    let caching = if is_api { "no-store" } else { "no-cache" };
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (header::CACHE_CONTROL, caching),
    ] {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Why a request is refused, if it is.
fn refusal(port: u16, is_api: bool, uri: &Uri, headers: &HeaderMap) -> Option<&'static str> {
    let host = only(headers, &header::HOST).unwrap_or_default();
    let authority = uri.authority().map_or(host, |authority| authority.as_str());
    if !is_ours(port, host) || authority != host {
        return Some("This server answers to its own name on this machine only.");
    }
    if !is_api {
        return None;
    }
    if headers.contains_key(header::ORIGIN) {
        let origin = only(headers, &header::ORIGIN).unwrap_or_default();
        if origin.strip_prefix("http://") != Some(host) {
            return Some("Programs are run for the book's own pages only.");
        }
    }
    let site = HeaderName::from_static("sec-fetch-site");
    let same = !headers.contains_key(&site)
        || matches!(only(headers, &site), Some("same-origin" | "none"));
    (!same).then_some("Programs are run for the book's own pages only.")
}

fn is_ours(port: u16, host: &str) -> bool {
    ["127.0.0.1", "localhost", "[::1]"]
        .iter()
        .any(|name| host == format!("{name}:{port}") || (port == 80 && host == *name))
}

/// The header's value, if it is there exactly once.
fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?;
    if values.next().is_some() {
        return None;
    }
    value.to_str().ok()
}
