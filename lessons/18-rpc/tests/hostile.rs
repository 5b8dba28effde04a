//! Peers that do not behave: what they do harms nobody else.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::time::Duration;

use lesson_18_rpc::call_error::CallError;
use lesson_18_rpc::client::Client;
use lesson_18_rpc::codec::{Codec, Encode as _};
use lesson_18_rpc::gob_encode::{GobEncode, Gobs};
use lesson_18_rpc::json::Json;
use lesson_18_rpc::messages::{Args, Piece};
use lesson_18_rpc::own_server;

/// Long enough for any machine; nothing waits for it unless the test fails.
const WITHIN: Duration = Duration::from_secs(20);

fn multiply<C: Codec>(client: &Client<C>) -> Result<i64, CallError> {
    client.call("Arith.Multiply", &Args { a: 7, b: 2 }, WITHIN)
}

/// What the server says to these bytes until it closes the connection.
fn said_to(address: &str, bytes: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(WITHIN)).unwrap();
    let _ = stream.write_all(bytes); // it may have closed before it has read all
    let _ = stream.shutdown(Shutdown::Write);
    let mut said = Vec::new();
    match stream.read_to_end(&mut said) {
        Ok(_) => said,
        Err(error) => {
            assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset, "{error}");
            said
        }
    }
}

#[test]
fn malformed_and_oversized_frames_end_their_connection_and_no_other() {
    own_server::with::<Gobs, _>(|address| {
        let client = Client::<Gobs>::dial(address, WITHIN).unwrap();
        assert_eq!(multiply(&client), Ok(14));
        let garbage = [0xa5; 4096];
        for bytes in [
            &b"GET / HTTP/1.1\r\n\r\n"[..],
            &garbage,
            &[0; 64],                        // messages without a type
            &[0xfc, 0x7f, 0xff, 0xff, 0xff], // two gigabytes follow
            &[0xf8, 255, 255, 255, 255, 255, 255, 255, 255],
            &[3, 4, 0, 14, 3, 4, 0, 14], // a number in the place of a head
        ] {
            assert_eq!(said_to(address, bytes), b"", "{bytes:?}");
            assert_eq!(multiply(&client), Ok(14));
        }
    });
    own_server::with::<Json, _>(|address| {
        let client = Client::<Json>::dial(address, WITHIN).unwrap();
        for bytes in [
            &b"GET / HTTP/1.1\r\n\r\n"[..],
            b"[1, 2]\n",
            b"{]\n",
            b"{\"method\": 7, \"id\": 1}",
            &[b'{'; 1 << 21],
        ] {
            assert_eq!(said_to(address, bytes), b"");
            assert_eq!(multiply(&client), Ok(14));
        }
    });
}

/// What is wrong inside a message is an error of its call, and the connection goes on.
#[test]
fn arguments_of_another_type_are_an_error_of_their_call() {
    fn refuses<C: Codec>() {
        own_server::with::<C, _>(|address| {
            let client = Client::<C>::dial(address, WITHIN).unwrap();
            let piece = Piece {
                text: "7".to_owned(),
                times: 2,
            };
            let bare = client.call::<_, i64>("Arith.Multiply", &7_i64, WITHIN);
            assert!(matches!(bare, Err(CallError::Remote(_))), "{bare:?}");
            let text = client.call::<_, i64>("Gate.Open", &piece, WITHIN);
            assert!(matches!(text, Err(CallError::Remote(_))), "{text:?}");
            // And a result of another type is one on this side.
            let text = client.call::<_, String>("Arith.Multiply", &Args { a: 7, b: 2 }, WITHIN);
            assert!(matches!(text, Err(CallError::Garbled(_))), "{text:?}");
            assert_eq!(multiply(&client), Ok(14));
        });
    }
    refuses::<Gobs>();
    refuses::<Json>();
}

#[test]
fn a_reply_that_would_be_too_long_is_refused() {
    own_server::with::<Gobs, _>(|address| {
        let client = Client::<Gobs>::dial(address, WITHIN).unwrap();
        for times in [-1, i64::MAX, 1 << 20] {
            let text = "long".to_owned();
            let reply = client.call::<_, String>("Text.Repeat", &Piece { text, times }, WITHIN);
            assert!(matches!(reply, Err(CallError::Remote(_))), "{reply:?}");
        }
        assert_eq!(multiply(&client), Ok(14));
    });
}

/// More callers than there are threads wait at gates, and go away: the threads are free again.
#[test]
fn callers_who_go_away_keep_no_thread() {
    own_server::with::<Gobs, _>(|address| {
        let (mut encode, mut bytes) = (GobEncode::default(), Vec::new());
        for seq in 0..20 {
            encode.request("Gate.Pass", seq, &1_i64, &mut bytes);
        }
        let mut gone = TcpStream::connect(address).unwrap();
        gone.write_all(&bytes).unwrap();
        gone.shutdown(Shutdown::Write).unwrap();
        gone.set_read_timeout(Some(WITHIN)).unwrap();
        let mut refusals = Vec::new();
        gone.read_to_end(&mut refusals).unwrap();
        let client = Client::<Gobs>::dial(address, WITHIN).unwrap();
        let passes = client.start::<i64, i64>("Gate.Pass", &2);
        assert_eq!(client.call("Gate.Open", &2_i64, WITHIN), Ok(2_i64));
        assert_eq!(passes.wait(WITHIN), Ok(2));
    });
}

/// Half a request, and then nothing.
#[test]
fn half_a_request_keeps_nobody_waiting() {
    own_server::with::<Gobs, _>(|address| {
        let mut slow = TcpStream::connect(address).unwrap();
        slow.write_all(&[46, 0x7f, 3]).unwrap();
        let client = Client::<Gobs>::dial(address, WITHIN).unwrap();
        assert_eq!(multiply(&client), Ok(14));
    }); // and the server stops nevertheless
}

/// A server that sends garbage: all pending calls end.
#[test]
fn a_client_gives_up_a_server_that_makes_no_sense() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let client = Client::<Gobs>::dial(&address, WITHIN).unwrap();
    let (mut server, _) = listener.accept().unwrap();
    let first = client.start::<Args, i64>("Arith.Multiply", &Args::default());
    let second = client.start::<Args, i64>("Arith.Multiply", &Args::default());
    server.write_all(&[0xfc, 0x7f, 0xff, 0xff, 0xff]).unwrap();
    assert_eq!(first.wait(WITHIN), Err(CallError::HungUp));
    assert_eq!(second.wait(WITHIN), Err(CallError::HungUp));
    assert_eq!(multiply(&client), Err(CallError::HungUp));
}
