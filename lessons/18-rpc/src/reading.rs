//! The client's thread: it reads replies, and hands each to whoever waits for it.

use std::io::Read as _;
use std::net::{Shutdown, TcpStream};

use crate::call_error::CallError;
use crate::codec::{Codec, Decode, Head};
use crate::connection::CHUNK;
use crate::frames::FRAME;
use crate::messages::Message;
use crate::pending::Pending;
use crate::sync::channel::Sender;

/// How a call ends.
pub enum Ending<'a, D> {
    /// With a reply, whose body can be read here.
    Reply(&'a Head, &'a D),
    /// With the connection.
    HungUp,
}

/// What is to be done when a call ends.
pub type Waiter<C> = Box<dyn FnOnce(Ending<'_, <C as Codec>::Decode>) + Send>;

/// A waiter that reads the result, and sends it.
pub fn answers<C: Codec, R: Message>(answer: Sender<Result<R, CallError>>) -> Waiter<C> {
    Box::new(move |ending| {
        // Whoever asked may have lost interest.
        let _ = answer.send(match ending {
            Ending::HungUp => Err(CallError::HungUp),
            Ending::Reply(head, _) if !head.error.is_empty() => {
                Err(CallError::Remote(head.error.clone()))
            }
            Ending::Reply(_, body) => {
                let mut result = R::default();
                let read = body.result(&mut result);
                read.map(|()| result)
                    .map_err(|fault| CallError::Garbled(fault.to_string()))
            }
        });
    })
}

// ANCHOR: read-replies
/// Reads replies until the connection ends, and then ends all calls that are pending.
pub fn read_replies<C: Codec>(stream: &TcpStream, pending: &Pending<Waiter<C>>) {
    let mut decode = C::Decode::with_limit(FRAME);
    let mut chunk = vec![0; CHUNK];
    while let Some(length) = read(stream, &mut chunk) {
        decode.feed(&chunk[..length]);
        if !hand_out::<C>(&mut decode, pending) {
            break;
        }
    }
    let _ = stream.shutdown(Shutdown::Both);
    for waiter in pending.hang_up() {
        waiter(Ending::HungUp);
    }
}

/// Hands out the replies that have come. Says whether they made sense.
fn hand_out<C: Codec>(decode: &mut C::Decode, pending: &Pending<Waiter<C>>) -> bool {
    loop {
        match decode.reply() {
            Ok(None) => return true,
            Err(_) => return false,
            Ok(Some(head)) => {
                // Nobody waits for a reply that comes after its deadline.
                if let Some(waiter) = pending.take(head.seq) {
                    waiter(Ending::Reply(&head, decode));
                }
            }
        }
    }
}
// ANCHOR_END: read-replies

fn read(mut stream: &TcpStream, chunk: &mut [u8]) -> Option<usize> {
    stream.read(chunk).ok().filter(|length| *length > 0)
}
