//! The programs that serve.

use std::net::TcpListener;
use std::process::ExitCode;

use lesson_program::ArgMatches;

use crate::command::{Running, Thread, serve};
use crate::limits::Limits;
use crate::one_loop::Loop;
use crate::server::Server;
use crate::service::{Service, hello_path as greet_path, hello_world as greet_world};
use crate::sync::{Arc, print, thread};
use crate::{on_axum, service};

impl Running for Server {
    fn stop(self) -> Option<u64> {
        Some(self.stop())
    }
}

/// Program A0.2 in a pool of threads.
pub fn hello_path(arguments: &ArgMatches) -> ExitCode {
    in_threads(arguments, greet_path)
}

/// Program A2.3 in a pool of threads.
pub fn hello_world(arguments: &ArgMatches) -> ExitCode {
    in_threads(arguments, greet_world)
}

fn in_threads(arguments: &ArgMatches, service: Service) -> ExitCode {
    let threads = arguments.get_one::<u16>("threads").copied().unwrap_or(2);
    serve(arguments, |listener| {
        Server::start(listener, service, threads.into(), Limits::default())
    })
}

/// Program A0.2 on one thread.
pub fn hello_path_loop(arguments: &ArgMatches) -> ExitCode {
    serve(arguments, |listener| {
        let server = Loop::new(listener, service::hello_path, Limits::default())?;
        let running = Arc::clone(&server);
        Ok(Thread {
            thread: thread::spawn(move || Some(running.run())),
            stop: move || server.stop(),
        })
    })
}

/// Program A0.2 on axum.
pub fn hello_path_axum(arguments: &ArgMatches) -> ExitCode {
    serve(arguments, |listener| {
        let runtime = tokio::runtime::Runtime::new()?;
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let stopped = async {
            // Nobody forgets to send: if the sender is gone, it is time as well.
            let _ = stopped.await;
        };
        Ok(Thread {
            thread: thread::spawn(move || {
                let served = on_axum::serve(listener, service::hello_path, stopped);
                if let Err(error) = runtime.block_on(served) {
                    eprintln!("error: {error}");
                }
                None
            }),
            stop: move || {
                let _ = stop.send(()); // if nobody listens, it has stopped already
            },
        })
    })
}

// ANCHOR: as-written
/// Program A2.3 as it is written: the banner comes first, the error never.
pub fn hello_world_as_written(arguments: &ArgMatches) -> ExitCode {
    let addr = arguments.get_one::<String>("addr");
    let addr = addr.map_or("", String::as_str);
    print(format!("Listening on http://{addr}")); // BUG: not yet, and perhaps never
    listen_and_serve(addr, greet_world);
    ExitCode::SUCCESS
}

/// Program A0.2 as it is written: without a word.
pub fn hello_path_as_written(arguments: &ArgMatches) -> ExitCode {
    let addr = arguments.get_one::<String>("addr");
    listen_and_serve(addr.map_or("", String::as_str), greet_path);
    ExitCode::SUCCESS
}

/// Serves until the process is killed, or not at all.
fn listen_and_serve(addr: &str, service: Service) {
    let Ok(listener) = TcpListener::bind(addr) else {
        return; // BUG: nobody is told
    };
    if let Ok(server) = Loop::new(listener, service, Limits::default()) {
        server.run();
    }
}
// ANCHOR_END: as-written
