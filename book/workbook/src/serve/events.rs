//! `GET /api/events`: which build the site is of, whenever that changes.

use std::sync::Arc;

use axum::extract::State;
use axum::response::IntoResponse;

use super::App;
use super::stream::{self, event};

/// `build` with the build's number; `failed` with the errors, while the source does not build.
pub(super) async fn events(State(app): State<Arc<App>>) -> impl IntoResponse {
    let (client, answer) = stream::events();
    let mut latest = app.status.subscribe();
    let mut stopping = app.stopping.subscribe();
    tokio::spawn(async move {
        loop {
            let status = latest.borrow_and_update().clone();
            let mut news = vec![event("build", &status.build.to_string())];
            news.extend(status.failure.map(|failure| event("failed", &failure)));
            for event in news {
                if client.send(event).await.is_err() {
                    return;
                }
            }
            tokio::select! {
                Ok(()) = latest.changed() => {}
                _ = stopping.wait_for(|stopping| *stopping) => return,
                () = client.closed() => return,
                else => return,
            }
        }
    });
    answer
}
