//! Serving the book on this machine: its pages, and the lessons' programs when a reader presses Run.
//!
//! It also follows the exercises, and checks them when a reader saves.
//!
//! The server runs programs, so it trusts nobody but the reader at this machine: it listens on
//! loopback only, and turns away whatever another site's page could send.

mod bind;
mod events;
mod exercises;
mod guard;
mod hints;
mod pages;
mod process;
mod programs;
mod progress;
mod pump;
pub(crate) mod stop;
mod stream;
mod text;
mod verdict;
mod watch;

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use anyhow::Context as _;
use axum::Router;
use axum::routing::{get, post};
use tokio::sync::{RwLock, Semaphore, watch as latest};

pub use bind::Address;

use crate::serving::Serving;
use crate::{Problems, Workspace};

/// How long a server that is told to stop waits for its connections to close.
const LAST_WORDS: Duration = Duration::from_millis(500);

/// What all requests share.
struct App {
    workspace: Workspace,
    port: u16,
    /// The directory of the built site.
    site: PathBuf,
    /// Held for writing while a new site takes the old one's place.
    gate: RwLock<()>,
    status: latest::Sender<Status>,
    /// One permit per program that may run.
    runs: Arc<Semaphore>,
    /// Its only permit is for the exercise that is checked.
    checks: Arc<Semaphore>,
    stopping: latest::Sender<bool>,
}

/// What is being served.
#[derive(Debug, Clone)]
struct Status {
    /// Larger after every build; begins at the time of day, so that a page of an earlier server is
    /// known to be old.
    build: u128,
    /// Why the pages on disk are newer than those served.
    failure: Option<String>,
}

/// Builds the book, serves it until the process is told to end, and says on standard output where.
///
/// # Errors
/// [`Problems`] of the book, when it cannot be built at all; when no port is free.
pub fn serve(workspace: Workspace, address: Address, open: bool) -> anyhow::Result<()> {
    let listener = bind::bind(address)?;
    let port = listener.local_addr().context("cannot listen")?.port();
    let seen = watch::Files::now(&workspace);
    let site = workspace.default_dest();
    workspace.build(&site)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .context("cannot start the server's threads")?;
    let app = Arc::new(App::new(workspace, port, site));
    let watcher = watch::start(Arc::clone(&app), seen);
    let served = runtime.block_on(async {
        let stop = stop::requested().context("cannot listen for signals")?;
        let _serving = Serving::at(app.workspace.root(), port);
        announce(port, open);
        run(Arc::clone(&app), listener, stop).await
    });
    watcher.stop();
    runtime.shutdown_background();
    served
}

impl App {
    fn new(workspace: Workspace, port: u16, site: PathBuf) -> Self {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        let status = Status {
            build: now.map_or(1, |since| since.as_millis()),
            failure: None,
        };
        Self {
            workspace,
            port,
            site,
            gate: RwLock::new(()),
            status: latest::Sender::new(status),
            runs: Arc::new(Semaphore::new(programs::AT_ONCE)),
            checks: Arc::new(Semaphore::new(1)),
            stopping: latest::Sender::new(false),
        }
    }

    /// Builds the site again and tells the pages; the old site stays when that fails.
    fn rebuild(&self) -> Result<Duration, Problems> {
        let built = Workspace::open(self.workspace.root())
            .and_then(|workspace| workspace.prepare(&self.site))
            .and_then(|prepared| {
                let _alone = self.gate.blocking_write();
                prepared.publish().map_err(Problems::from)
            });
        self.status.send_modify(|status| match &built {
            Ok(_) => {
                status.build += 1;
                status.failure = None;
            }
            Err(problems) => status.failure = Some(problems.to_string()),
        });
        built.map(|built| built.took)
    }
}

fn announce(port: u16, open: bool) {
    let address = format!("http://127.0.0.1:{port}/");
    say(&format!(
        "Interleave is at {address} and follows your changes; Ctrl-C ends it."
    ));
    if open && let Err(error) = stop::open_browser(&address) {
        say(&format!(
            "cannot open a browser ({error}): open {address} yourself"
        ));
    }
}

/// Tells the reader at the terminal; one who has closed it misses nothing that matters.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

async fn run(
    app: Arc<App>,
    listener: std::net::TcpListener,
    stop: impl Future<Output = ()>,
) -> anyhow::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let mut stopping = app.stopping.subscribe();
    let server =
        axum::serve(listener, router(Arc::clone(&app))).with_graceful_shutdown(async move {
            // An error means that the sender is gone, which is a reason to stop as well.
            let _ = stopping.wait_for(|stopping| *stopping).await;
        });
    let server = tokio::spawn(server.into_future());
    stop.await;
    app.stopping.send_replace(true);
    // Every program's task gives its permit back when the program is dead.
    let all = u32::try_from(programs::AT_ONCE).unwrap_or(u32::MAX);
    let _ = tokio::time::timeout(LAST_WORDS, app.runs.acquire_many(all)).await;
    let _ = tokio::time::timeout(LAST_WORDS, app.checks.acquire()).await;
    let _ = tokio::time::timeout(LAST_WORDS, server).await;
    Ok(())
}

fn router(app: Arc<App>) -> Router {
    Router::new()
        .route("/api/run", get(programs::run))
        .route("/api/events", get(events::events))
        .route("/api/exercise", get(exercises::follow))
        .route("/api/hint", post(hints::took))
        .route("/api/progress", get(progress::progress))
        .fallback(pages::page)
        .layer(axum::middleware::from_fn_with_state(
            Arc::clone(&app),
            guard::guard,
        ))
        .with_state(app)
}
