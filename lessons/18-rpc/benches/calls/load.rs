//! The client under measurement, in a process of its own.

use std::collections::VecDeque;
use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use lesson_18_rpc::client::Client;
use lesson_18_rpc::codec::Codec;
use lesson_18_rpc::gob_encode::Gobs;
use lesson_18_rpc::json::Json;
use lesson_18_rpc::messages::Args;

use crate::{echo, with_tarpc};

const WITHIN: Duration = Duration::from_secs(30);

/// Prints the nanoseconds that all calls took, and those within which half of them and 99 % were
/// answered.
pub fn print(how: &str, address: &str, (connections, in_flight, calls): (usize, usize, usize)) {
    let each = calls / connections;
    let (total, mut took) = match how {
        "tarpc" => with_tarpc::load(address, connections, in_flight, each),
        "echo" => threads(connections, || (), |()| echo::load(address, each)),
        "json" => lessons::<Json>(address, connections, in_flight, each),
        _ => lessons::<Gobs>(address, connections, in_flight, each),
    };
    took.sort_unstable();
    let at = |percent: usize| took[took.len() * percent / 100].as_nanos();
    println!("{} {} {}", total.as_nanos(), at(50), at(99));
}

fn lessons<C: Codec>(
    address: &str,
    connections: usize,
    in_flight: usize,
    each: usize,
) -> (Duration, Vec<Duration>) {
    let dial = || Client::<C>::dial(address, WITHIN).expect("the server is there");
    threads(connections, dial, |client| load(&client, in_flight, each))
}

/// A thread for each connection; they begin when all are connected.
fn threads<T>(
    connections: usize,
    connect: impl Fn() -> T + Sync,
    load: impl Fn(T) -> Vec<Duration> + Sync,
) -> (Duration, Vec<Duration>) {
    let ready = Barrier::new(connections + 1);
    thread::scope(|scope| {
        let loads: Vec<_> = (0..connections)
            .map(|_| {
                scope.spawn(|| {
                    let connected = connect();
                    ready.wait();
                    load(connected)
                })
            })
            .collect();
        ready.wait();
        let start = Instant::now();
        let took: Vec<_> = loads
            .into_iter()
            .map(|load| load.join().expect("no panic"))
            .collect();
        (start.elapsed(), took.concat())
    })
}

/// Keeps so many calls under way, and notes how long each took.
fn load<C: Codec>(client: &Client<C>, in_flight: usize, calls: usize) -> Vec<Duration> {
    let mut took = Vec::with_capacity(calls);
    let mut pending = VecDeque::with_capacity(in_flight);
    for a in 0..calls as i64 + in_flight as i64 {
        if a >= in_flight as i64 {
            let (a, began, call): (i64, Instant, lesson_18_rpc::ticket::Ticket<'_, C, i64>) =
                pending.pop_front().expect("a call is under way");
            assert_eq!(call.wait(WITHIN), Ok(2 * a));
            took.push(began.elapsed());
        }
        if a < calls as i64 {
            let began = Instant::now();
            let call = client.start("Arith.Multiply", &Args { a, b: 2 });
            pending.push_back((a, began, call));
        }
    }
    took
}
