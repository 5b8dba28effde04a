//! The same service on axum: hyper reads the requests, tokio waits for the sockets.

use std::future::Future;
use std::net::TcpListener;

use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::handler::Handler as _;
use axum::http::{HeaderValue, StatusCode, Version, header};
use axum::response::Response;

use crate::limits::Limits;
use crate::refusal::Refusal;
use crate::request::{Method, Request};
use crate::service::Service;
use crate::status::Status;

// ANCHOR: serve
/// Serves on `listener` until `stop` is ready and every request that has been accepted is answered.
///
/// # Errors
/// When the system does not let it.
pub async fn serve(
    listener: TcpListener,
    service: Service,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    // One handler for all paths: there is nothing to route.
    let app = answer.with_state(service);
    axum::serve(listener, app.into_make_service())
        .with_graceful_shutdown(stop)
        .await
}
// ANCHOR_END: serve

async fn answer(State(service): State<Service>, request: axum::extract::Request) -> Response {
    let (head, body) = request.into_parts();
    let most = Limits::default().body as usize;
    let target = match (head.uri.authority(), head.uri.path_and_query()) {
        (None, Some(path)) => path.as_str().to_owned(),
        _ => head.uri.to_string(),
    };
    let request = Request {
        method: Method::from(head.method.as_str()),
        target,
        minor: u8::from(head.version == Version::HTTP_11),
        close: false,
    };
    let hosts = head.headers.get_all(header::HOST).iter().count();
    let answer = match to_bytes(body, most).await {
        Err(_) => Refusal::new(Status::BodyTooLarge).answer(),
        Ok(_) if request.minor > 0 && hosts == 0 && request.method != Method::Connect => {
            Refusal::bad("missing required Host header").answer()
        }
        Ok(_) if hosts > 1 => Refusal::BAD.answer(),
        Ok(_) => service(&request),
    };
    let (code, _) = answer.status.both();
    let mut response = Response::new(Body::from(answer.body));
    *response.status_mut() = StatusCode::from_u16(code).unwrap_or_default();
    let headers = response.headers_mut();
    if let Some(kind) = answer.content_type {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    }
    if let Some(location) = answer
        .location
        .and_then(|to| HeaderValue::try_from(to).ok())
    {
        headers.insert(header::LOCATION, location);
    }
    if answer.last {
        headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}
