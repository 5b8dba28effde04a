//! tarpc under the same load.

use std::time::{Duration, Instant};

use lesson_18_rpc::messages::Args;
use lesson_18_rpc::with_tarpc::{self, ArithClient};
use tarpc::context;
use tokio::runtime::Builder;
use tokio::task::JoinSet;

/// Serves until it is killed.
pub fn serve() {
    let runtime = Builder::new_multi_thread().enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let served = with_tarpc::serve(|address| println!("tarpc on {address}"));
        served.await.expect("it serves");
    });
}

/// How long all calls took, and each.
pub fn load(
    address: &str,
    connections: usize,
    in_flight: usize,
    each: usize,
) -> (Duration, Vec<Duration>) {
    let address = address.parse().expect("an address");
    let runtime = Builder::new_multi_thread().enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let mut clients = Vec::new();
        for _ in 0..connections {
            clients.push(
                with_tarpc::dial(address)
                    .await
                    .expect("the server is there"),
            );
        }
        let start = Instant::now();
        let mut callers = JoinSet::new();
        for client in clients {
            for _ in 0..in_flight {
                callers.spawn(call(client.clone(), each / in_flight));
            }
        }
        let took = callers.join_all().await.concat();
        (start.elapsed(), took)
    })
}

async fn call(client: ArithClient, calls: usize) -> Vec<Duration> {
    let mut took = Vec::with_capacity(calls);
    for a in 0..calls as i64 {
        let began = Instant::now();
        let product = client.multiply(context::current(), Args { a, b: 2 }).await;
        assert_eq!(product.expect("a reply"), 2 * a);
        took.push(began.elapsed());
    }
    took
}
