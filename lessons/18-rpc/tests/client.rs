//! The client's promises: every call ends, once, and in time.

use std::io::Read as _;
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use lesson_18_rpc::call_error::CallError;
use lesson_18_rpc::client::Client;
use lesson_18_rpc::codec::{Codec, Encode as _};
use lesson_18_rpc::connection::{Shared, serve};
use lesson_18_rpc::gob_encode::{GobEncode, Gobs};
use lesson_18_rpc::json::Json;
use lesson_18_rpc::messages::Args;
use lesson_18_rpc::own_server;
use lesson_18_rpc::pool::Pool;
use lesson_18_rpc::server::Server;
use lesson_18_rpc::sync::{Arc, thread};

const WITHIN: Duration = Duration::from_secs(20);

fn passes<'a, C: Codec>(
    client: &'a Client<C>,
    gate: i64,
) -> lesson_18_rpc::ticket::Ticket<'a, C, i64> {
    client.start("Gate.Pass", &gate)
}

#[test]
fn a_deadline_ends_its_call_and_no_other() {
    own_server::with::<Gobs, _>(|address| {
        let client = Client::<Gobs>::dial(address, WITHIN).unwrap();
        let other = passes(&client, 1);
        let late = passes(&client, 2).wait(Duration::from_millis(1));
        assert_eq!(late, Err(CallError::Deadline));
        // Its reply comes after all, and nobody takes it for another's.
        assert_eq!(client.call("Gate.Open", &2_i64, WITHIN), Ok(2_i64));
        assert_eq!(client.call("Gate.Open", &1_i64, WITHIN), Ok(1_i64));
        assert_eq!(other.wait(WITHIN), Ok(1));
    });
}

#[test]
fn a_call_can_be_cancelled_while_it_is_pending() {
    own_server::with::<Json, _>(|address| {
        let client = Client::<Json>::dial(address, WITHIN).unwrap();
        assert!(passes(&client, 1).cancel());
        let product: i64 = client
            .call("Arith.Multiply", &Args { a: 7, b: 2 }, WITHIN)
            .unwrap();
        assert_eq!(product, 14);
    });
}

/// The reply to an earlier call keeps no later one back, though nobody asks for it yet.
#[test]
fn replies_wait_for_nobody() {
    own_server::with::<Gobs, _>(|address| {
        let client = Client::<Gobs>::dial(address, WITHIN).unwrap();
        let multiply = |b| client.start::<_, i64>("Arith.Multiply", &Args { a: 7, b });
        let (first, second) = (multiply(2), multiply(3));
        assert_eq!(second.wait(WITHIN), Ok(21));
        assert_eq!(first.wait(WITHIN), Ok(14));
    });
}

#[test]
fn a_hang_up_ends_every_pending_call() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let client = Client::<Gobs>::dial(&address, WITHIN).unwrap();
    let (mut server, _) = listener.accept().unwrap();
    let calls: Vec<_> = (0..10).map(|gate| passes(&client, gate)).collect();
    client.flush();
    assert!(server.read(&mut [0; 1024]).unwrap() > 0);
    drop(server);
    for call in calls {
        assert_eq!(call.wait(WITHIN), Err(CallError::HungUp));
    }
    let after = client.call::<_, i64>("Gate.Open", &1_i64, WITHIN);
    assert_eq!(after, Err(CallError::HungUp));
}

/// Many threads on one connection: each gets the product of its own numbers.
#[test]
fn threads_share_a_connection() {
    fn share<C: Codec>() {
        own_server::with::<C, _>(|address| {
            let client = Client::<C>::dial(address, WITHIN).unwrap();
            thread::scope(|scope| {
                for a in 0..8 {
                    let client = &client;
                    scope.spawn(move || {
                        for b in 0..200 {
                            let product = client.call("Arith.Multiply", &Args { a, b }, WITHIN);
                            assert_eq!(product, Ok(a * b));
                        }
                    });
                }
            });
        });
    }
    share::<Gobs>();
    share::<Json>();
}

/// What had been sent when the server was told to stop is answered.
#[test]
fn a_server_that_stops_answers_what_has_come() {
    for _ in 0..20 {
        let server = Server::bind("127.0.0.1:0").unwrap();
        let (address, stopper) = (server.address(), server.stopper());
        let running = thread::spawn(move || server.run::<Gobs>());
        let client = Client::<Gobs>::dial(&address.to_string(), WITHIN).unwrap();
        let accepted = client.call::<_, i64>("Gate.Open", &1_i64, WITHIN);
        assert_eq!(accepted, Ok(1));
        let calls: Vec<_> = (0..100)
            .map(|b| client.start::<_, i64>("Arith.Multiply", &Args { a: 1, b }))
            .collect();
        let gate = passes(&client, 2);
        client.flush(); // now they are in the server's socket, or its hands
        stopper.stop();
        for (b, call) in (0..).zip(calls) {
            assert_eq!(call.wait(WITHIN), Ok(b));
        }
        let sent_away = gate.wait(WITHIN);
        assert_eq!(
            sent_away,
            Err(CallError::Remote("nobody has opened".to_owned()))
        );
        running.join().unwrap();
        assert!(TcpStream::connect(address).is_err(), "it still accepts");
    }
}

fn too_many() -> CallError {
    CallError::Remote("too many calls are waiting".to_owned())
}

/// Ends a connection, also when a test fails: else its server would be waited for.
struct HangsUp<'a>(&'a TcpStream);

impl Drop for HangsUp<'_> {
    fn drop(&mut self) {
        let _ = self.0.shutdown(std::net::Shutdown::Both);
    }
}

/// The pool has no room: the call is refused, and those before it are not harmed.
#[test]
fn too_many_waiting_calls_are_refused() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let client = Client::<Gobs>::dial(&address, WITHIN).unwrap();
    let (stream, _) = listener.accept().unwrap();
    let shared = Shared {
        gate: Arc::default(),
        pool: Pool::new(1, 1),
    };
    let stream = Arc::new(stream);
    thread::scope(|scope| {
        let served = scope.spawn(|| serve::<Gobs>(&stream, 0, &shared));
        let ends = HangsUp(&stream);
        // One has a thread, one has a place, and there is no more than that. Which those are depends on
        // when the thread takes the first; that one is never refused.
        let gates = [1, 2, 3, 4, 5];
        let calls = gates.map(|gate| passes(&client, gate));
        for gate in gates {
            assert_eq!(client.call("Gate.Open", &gate, WITHIN), Ok(gate));
        }
        let replies = calls.map(|call| call.wait(WITHIN));
        let passed = |(reply, gate): &(&Result<i64, CallError>, i64)| **reply == Ok(*gate);
        let passed = replies.iter().zip(gates).filter(passed).count();
        let refused = replies
            .iter()
            .filter(|reply| **reply == Err(too_many()))
            .count();
        assert_eq!(replies[0], Ok(1));
        assert!(passed <= 2 && passed + refused == 5, "{replies:?}");
        drop(ends);
        assert!(served.join().is_ok());
    });
}

/// A client goes away while one call of it waits in the pool's only thread, and another for that thread:
/// both end with their connection, and the thread is free. Whether the first waits already by then,
/// or is about to, differs from round to round.
#[test]
fn a_connection_leaves_no_call_behind() {
    for _ in 0..50 {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let client = Client::<Gobs>::dial(&address, WITHIN).unwrap();
        let stream = Arc::new(listener.accept().unwrap().0);
        let (tell, told) = std::sync::mpsc::channel();
        // Not waited for: where a call is left behind, it would never end.
        thread::spawn(move || {
            let shared = Shared {
                gate: Arc::default(),
                pool: Pool::new(1, 2),
            };
            let _ = serve::<Gobs>(&stream, 0, &shared); // nobody is there to hear it
            let _ = shared.pool.submit(Box::new(move || tell.send(()).unwrap()));
        });
        let calls = [1, 2].map(|gate| passes(&client, gate));
        assert_eq!(client.call("Gate.Open", &3_i64, WITHIN), Ok(3_i64));
        drop(calls);
        drop(client);
        told.recv_timeout(WITHIN).expect("the thread is free");
    }
}

#[test]
fn a_definition_is_sent_once() {
    let mut encode = GobEncode::default();
    let lengths = [0, 1, 2].map(|seq| {
        let mut out = Vec::new();
        encode.request("Arith.Multiply", seq, &Args { a: 7, b: 2 }, &mut out);
        out.len()
    });
    assert!(lengths[0] > 3 * lengths[1], "{lengths:?}");
    assert_eq!(lengths[1], lengths[2]);
}
