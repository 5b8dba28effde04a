//! The same service with tarpc: the calls are methods of a trait, and everything that this lesson
//! has written by hand is the library's.

use std::net::Ipv4Addr;

use futures_util::StreamExt as _;
use tarpc::context::{self, Context};
use tarpc::server::{BaseChannel, Channel as _};
use tarpc::tokio_serde::formats::Bincode;
use tarpc::{client, serde_transport};

use crate::messages::{Args, Quotient};
use crate::service;
use crate::sync::print;

// ANCHOR: service
/// What can be called.
#[tarpc::service]
pub trait Arith {
    /// Multiplies.
    async fn multiply(args: Args) -> i64;
    /// Divides.
    async fn divide(args: Args) -> Result<Quotient, String>;
}

/// Whoever answers.
#[derive(Clone)]
pub struct Server;

impl Arith for Server {
    async fn multiply(self, _: Context, args: Args) -> i64 {
        service::multiply(&args)
    }

    async fn divide(self, _: Context, args: Args) -> Result<Quotient, String> {
        service::divide(&args)
    }
}
// ANCHOR_END: service

/// Accepts connections for as long as it is polled.
///
/// # Errors
/// When there is no free port. The address is sent first.
pub async fn serve(bound: impl FnOnce(std::net::SocketAddr)) -> std::io::Result<()> {
    let address = (Ipv4Addr::LOCALHOST, 0);
    let mut listener = serde_transport::tcp::listen(address, Bincode::default).await?;
    bound(listener.local_addr());
    while let Some(connection) = listener.next().await {
        let channel = BaseChannel::with_defaults(connection?);
        tokio::spawn(channel.execute(Server.serve()).for_each(|call| async {
            tokio::spawn(call);
        }));
    }
    Ok(())
}

/// A client of the server at `address`.
///
/// # Errors
/// When nobody answers there.
pub async fn dial(address: std::net::SocketAddr) -> std::io::Result<ArithClient> {
    let transport = serde_transport::tcp::connect(address, Bincode::default).await?;
    Ok(ArithClient::new(client::Config::default(), transport).spawn())
}

/// Multiplies, divides, and divides by zero.
///
/// # Panics
/// When the loopback interface does not work.
pub fn with_tarpc() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.expect("a runtime").block_on(async {
        let (bound, address) = tokio::sync::oneshot::channel();
        let server = tokio::spawn(serve(|address| {
            let _ = bound.send(address);
        }));
        let arith = dial(address.await.expect("it is bound"))
            .await
            .expect("it is there");
        let product = arith
            .multiply(context::current(), Args { a: 7, b: 2 })
            .await;
        print(format!("7*2={}", product.expect("a reply")));
        for b in [2, 0] {
            let quotient = arith.divide(context::current(), Args { a: -7, b }).await;
            print(match quotient.expect("a reply") {
                Ok(Quotient { quo, rem }) => format!("-7/{b}={quo}, remainder {rem}"),
                Err(error) => format!("-7/{b}: {error}"),
            });
        }
        server.abort();
    });
}
