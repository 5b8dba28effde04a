//! The pages and what belongs to them.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use tower_http::services::{ServeDir, ServeFile};

use super::App;

/// A file of the site; every HTML page among them says that it is served live, and which build it
/// is of.
pub(super) async fn page(State(app): State<Arc<App>>, mut request: Request) -> Response {
    // A page is changed on its way out, so a part of its file is no part of it.
    request.headers_mut().remove(header::RANGE);
    let is_head = request.method() == Method::HEAD;
    let _in_place = app.gate.read().await;
    let build = app.status.borrow().build;
    let not_found = ServeFile::new(app.site.join("404.html"));
    let mut files = ServeDir::new(&app.site).not_found_service(not_found);
    let Ok(response) = files.try_call(request).await else {
        return unreadable();
    };
    let mut response = response.map(Body::new);
    let is_html = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !is_html {
        return response;
    }
    for of_the_file in [
        header::ACCEPT_RANGES,
        header::CONTENT_LENGTH,
        header::ETAG,
        header::LAST_MODIFIED,
    ] {
        response.headers_mut().remove(of_the_file);
    }
    if is_head {
        return response;
    }
    let (parts, body) = response.into_parts();
    match to_bytes(body, usize::MAX).await {
        Ok(html) => {
            let html = live(&String::from_utf8_lossy(&html), build);
            Response::from_parts(parts, Body::from(html))
        }
        Err(_) => unreadable(),
    }
}

fn live(html: &str, build: u128) -> String {
    html.replacen("<html", &format!("<html data-live=\"{build}\""), 1)
}

fn unreadable() -> Response {
    let sentence = "The site's files cannot be read; the server's terminal may say more.\n";
    (StatusCode::INTERNAL_SERVER_ERROR, sentence).into_response()
}
